import { type SQL, sql } from 'drizzle-orm';
import { searchWords } from '#app/domains/booking/rules/search-words.ts';

/** What a search of bookings reads. */
const haystack = (booking: SQL): SQL =>
  sql`concat_ws(' ', ${booking}.title, ${booking}.place_name, ${booking}.team_name, ${booking}.club_name, ${booking}.person_name, ${booking}.type_label)`;

const bareLetters = (text: SQL): SQL =>
  sql`regexp_replace(normalize(replace(lower(${text}), 'ß', 'ss'), NFKD), '[\u0300-\u036f]', '', 'g')`;
const spelled = (text: SQL): SQL =>
  sql`replace(replace(replace(lower(normalize(${text}, NFC)), 'ä', 'ae'), 'ö', 'oe'), 'ü', 'ue')`;

/** Every word stands somewhere in the booking, umlaut-tolerant; null when nothing is asked. `booking` is the row's alias. */
export function matchesSearch(text: string, booking: SQL): SQL | null {
  const words = searchWords(text);
  if (words.length === 0) return null;
  const texts = { bare: bareLetters(haystack(booking)), spelled: bareLetters(spelled(haystack(booking))) };
  const each = words.map(
    (word) => sql`(strpos(${texts.bare}, ${word.bare}) > 0 or strpos(${texts.spelled}, ${word.spelled}) > 0)`,
  );
  return sql.join(each, sql` and `);
}
