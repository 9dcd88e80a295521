import { type SQL, sql } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
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

export interface FoundPerson {
  readonly id: string;
  readonly name: string;
  /** Rooms of the operator that the person is in. */
  readonly rooms: readonly string[];
}

/** Active people whose name has every word of a search; none without a word. One statement. */
export async function findPeople(
  db: Database,
  { operatorId, text, limit }: { operatorId: string; text: string; limit: number },
): Promise<FoundPerson[]> {
  const isNamed = matchesName(text);
  if (isNamed === null) return [];
  return await queryRows<FoundPerson>(
    db,
    sql`
      select u.id, u.first_name || ' ' || u.last_name as name,
        (select coalesce(json_agg(r.name order by p.since), '[]') from presence p join rooms r on r.id = p.room_id
          where p.user_id = u.id and p.is_present and p.operator_id = ${operatorId}::uuid) as rooms
      from users u where u.is_active and ${isNamed}
      order by u.last_name, u.first_name, u.id limit ${limit}`,
  );
}
