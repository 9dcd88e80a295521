import { sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { inOneFlight } from '#app/db/tx.server.ts';
import { type HistoryLine, listHistory } from '#app/domains/audit/public.server.ts';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import { hasLostEvent } from '#app/domains/staff/store/flagged-shifts.server.ts';
import { readOperator, readPeople, type RosterFacility } from '#app/domains/staff/store/roster-rows.server.ts';
import { readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { type StaffingWarning, warningsOf } from '#app/domains/staff/store/warnings.server.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { Cursor } from '#app/platform/list/cursor.server.ts';

export interface ShiftPage {
  readonly shift: StoredShift;
  readonly people: readonly RosterPerson[];
  readonly facilities: readonly RosterFacility[];
  readonly templateName: string | null;
  /** The booking that it was made for is cancelled, or on another day. */
  readonly isEventGone: boolean;
  readonly warnings: readonly StaffingWarning[];
}

const readOrigin = statement<{ shiftId: string }, Pick<ShiftPage, 'templateName' | 'isEventGone'>>(sql`
  select t.name as "templateName", ${hasLostEvent} as "isEventGone"
  from shifts s left join shift_templates t on t.id = s.template_id where s.id = ${sql.placeholder('shiftId')}::uuid`);

/** A shift at the person's operator; null for an unknown one and another operator's (D18). Two flights. */
export async function getShiftPage(ctx: ReadCtx, actor: Actor, shiftId: string): Promise<ShiftPage | null> {
  const operatorId = operatorOf(actor, 'shift.view');
  const [[shift], people, [operator], [origin]] = await inOneFlight(ctx.db, (flight) => [
    readShifts(flight, [shiftId]),
    readPeople(flight, { operatorId }),
    readOperator(flight, { operatorId }),
    readOrigin(flight, { shiftId }),
  ]);
  if (shift?.operatorId !== operatorId) return null;
  return {
    shift,
    people,
    facilities: operator?.facilities ?? [],
    templateName: origin?.templateName ?? null,
    isEventGone: origin?.isEventGone ?? false,
    warnings: shift.status === 'CANCELLED' || shift.archived ? [] : await warningsOf(ctx.db, [shift], actor.locale),
  };
}

/** What the form of a new shift offers. Two statements in one flight. */
export async function getShiftChoices(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
): Promise<Pick<ShiftPage, 'people' | 'facilities'>> {
  const operatorId = operatorOf(actor, 'shift.manage');
  const [people, [operator]] = await inOneFlight(db, (flight) => [
    readPeople(flight, { operatorId }),
    readOperator(flight, { operatorId }),
  ]);
  return { people: people.filter(({ isActive }) => isActive), facilities: operator?.facilities ?? [] };
}

/** What happened to a shift, newest first, with the batch that made it. One statement. */
export async function listShiftHistory(
  { db }: Pick<ReadCtx, 'db'>,
  actor: Actor,
  { shiftId, after }: { shiftId: string; after: Cursor | null },
): Promise<{ rows: HistoryLine[]; next: string | null }> {
  const about = sql`l.operator_id = ${operatorOf(actor, 'shift.view')}::uuid and (l.entity = 'shift' and l.entity_id = ${shiftId}
    or l.entity = 'shift_request' and l.after ->> 'shiftId' = ${shiftId}
    or l.entity = 'shift_batch' and l.after -> 'shiftIds' ? ${shiftId})`;
  return await listHistory(db, { stream: 'house', about, after });
}
