import { sql } from 'drizzle-orm';
import { wholeEpochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { findPeople, type FoundPerson } from '#app/domains/presence/store/name-search.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { listOwnPlaces, type PlaceChoice } from './places.server.ts';

const SUGGESTIONS = 8;

export interface InsidePerson {
  readonly visitId: string;
  readonly name: string;
  readonly roomName: string;
  readonly facilityId: string;
  readonly sinceMs: number;
  readonly guests: number;
}

const readInside = statement<{ operatorId: string }, InsidePerson>(sql`
  select p.visit_id as "visitId", u.first_name || ' ' || u.last_name as name, r.name as "roomName", p.facility_id as "facilityId",
    ${wholeEpochMs('p.since')} as "sinceMs", p.guest_count::int as guests
  from presence p join users u on u.id = p.user_id join rooms r on r.id = p.room_id
  where p.is_present and p.operator_id = ${sql.placeholder('operatorId')}::uuid
  order by u.last_name, u.first_name, p.visit_id`);

/** Where an admin checks people in and out: rooms, who is in, and the people whom a search finds. At most three statements, together. */
export async function getDesk(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { text }: { text: string | null },
): Promise<{ places: PlaceChoice[]; inside: InsidePerson[]; found: FoundPerson[]; hasMore: boolean }> {
  const operatorId = operatorOf(actor, 'presence.administer');
  const [places, inside, found] = await inOneFlight(db, (flight) => [
    listOwnPlaces({ db: flight }, actor),
    readInside(flight, { operatorId }),
    findPeople(flight, { operatorId, text: text ?? '', limit: SUGGESTIONS + 1 }),
  ]);
  return { places, inside, found: found.slice(0, SUGGESTIONS), hasMore: found.length > SUGGESTIONS };
}
