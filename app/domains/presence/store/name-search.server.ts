import { type SQL, sql } from 'drizzle-orm';
import { searchWords } from '#app/domains/presence/rules/folded-name.ts';

/** The name of `users u` as rules/folded-name folds it. */
const foldedNameSql: SQL = sql`regexp_replace(regexp_replace(normalize(replace(lower(u.first_name || ' ' || u.last_name), 'ß', 'ss'), NFD),
  ${'[\u0300-\u036F]'}, '', 'g'), '([aou])e', '\\1', 'g')`;

/** The condition that every word of a search is part of the name of `users u`; null without a word. */
export function matchesName(text: string): SQL | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const parts = words.map((word) => sql`strpos(${foldedNameSql}, ${word}) > 0`);
  return sql`(${sql.join(parts, sql` and `)})`;
}
