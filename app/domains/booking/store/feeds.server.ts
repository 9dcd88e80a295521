import { randomBytes } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import type { FeedKind } from '#app/db/schema/booking.ts';

/** Calendars of the person: own bookings, own shifts. */
export type OwnFeedKind = 'person' | 'shifts';

/** What a calendar is about: the person themselves, or a team or a place by its id. */
export type FeedSubject = { kind: OwnFeedKind } | { kind: Exclude<FeedKind, OwnFeedKind>; id: string };

/** The columns of a subject in calendar_feeds. */
export interface SubjectColumns {
  kind: FeedKind;
  teamId: string | null;
  resourceId: string | null;
  facilityId: string | null;
}

export function columnsOf(subject: FeedSubject): SubjectColumns {
  const id = 'id' in subject ? subject.id : null;
  return {
    kind: subject.kind,
    teamId: subject.kind === 'team' ? id : null,
    resourceId: subject.kind === 'resource' ? id : null,
    facilityId: subject.kind === 'facility' ? id : null,
  };
}

/** Joins of a feed `c`: team `t` with its club `k`, resource `fr`, and the facility `ff` of either place. */
export const subjectJoins: SQL = sql`left join teams t on t.id = c.team_id left join departments d on d.id = t.department_id
  left join clubs k on k.id = d.club_id
  left join resources fr on fr.id = c.resource_id left join resource_groups fg on fg.id = fr.group_id
  left join facilities ff on ff.id = coalesce(fg.facility_id, c.facility_id)`;

/** The name of a feed's subject; null for a person's own bookings and shifts. */
export const subjectName: SQL = sql`case c.kind when 'team' then t.name || ', ' || k.name
  when 'resource' then fr.name || ', ' || ff.name when 'facility' then ff.name end`;

/** The name of a team or place, null for the person; keeps its row until the transaction ends. Undefined when it is unknown. */
export async function nameOfSubject(tx: Transaction, subject: FeedSubject): Promise<string | null | undefined> {
  if (!('id' in subject)) return null;
  const table = { team: sql`teams`, resource: sql`resources`, facility: sql`facilities` }[subject.kind];
  const [row] = await queryRows<{ name: string }>(
    tx,
    sql`select name from ${table} where id = ${subject.id}::uuid for key share`,
  );
  return row?.name;
}

/** 192 random bits. */
export const newFeedToken = (): string => randomBytes(24).toString('base64url');
