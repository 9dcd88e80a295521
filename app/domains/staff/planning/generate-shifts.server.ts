import type { Transaction } from '#app/db/client.server.ts';
import { arrayOf } from '#app/db/arrays.server.ts';
import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { publicHolidays } from '#app/domains/facilities/public.server.ts';
import {
  type FacilityCalendar,
  type GeneratorDay,
  MAX_GENERATED_DAYS,
  type PlannedShift,
  planShifts,
  type SkippedDate,
  type WallInstant,
} from '#app/domains/staff/rules/generate.ts';
import { isFar } from '#app/domains/staff/rules/shift-times.ts';
import { recordBatch } from '#app/domains/staff/store/batches.server.ts';
import {
  idsOrAll,
  readEvents,
  readMade,
  readOpening,
  readTemplates,
  type TemplateRow,
} from '#app/domains/staff/store/generator-rows.server.ts';
import { addDays, checkWallTime, dayOfWeek, daysBetween, HOME_ZONE } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

export interface GenerateInput {
  /** Both inclusive. */
  readonly from: string;
  readonly to: string;
  /** All templates in use unless it names some. */
  readonly templateIds?: readonly string[];
  /** Decides and writes nothing. */
  readonly dryRun?: boolean;
}

export type GenerateShiftsOutcome =
  | {
      kind: 'generated';
      /** Earliest first; of a dry run those that it would make, without ids. */
      shifts: readonly (PlannedShift & { readonly id: string | null })[];
      /** Shifts of the range that were made before, also moved and cancelled ones. */
      existingCount: number;
      skipped: readonly SkippedDate[];
      /** The operation of the undo; null without a screen, and when nothing was made. */
      undo: string | null;
    }
  | {
      kind: 'refused';
      problems: { to?: 'range' | 'too_long' | 'far'; templateIds?: 'unknown_template' | 'inactive_template' };
    };

/**
 * Makes drafts from templates for the dates of a range. What a template made for a date, or for an event booking of it, is never made
 * twice (shifts_generated_key). Statements do not grow with the range.
 */
export async function generateShifts(ctx: Ctx, input: GenerateInput): Promise<GenerateShiftsOutcome> {
  const operatorId = operatorOf(ctx.actor, 'shift.manage');
  const { from, to, templateIds, dryRun = false } = input;
  if (to < from) return { kind: 'refused', problems: { to: 'range' } };
  if (daysBetween(from, to) >= MAX_GENERATED_DAYS) return { kind: 'refused', problems: { to: 'too_long' } };
  if ([from, to].some((date) => isFar(Number(date.slice(0, 4))))) return { kind: 'refused', problems: { to: 'far' } };
  const range = { operatorId, from, until: to };
  return await inLockedTransaction(
    ctx,
    (tx) =>
      inOneFlight(tx, () => [
        readTemplates(tx, { operatorId, ids: idsOrAll(templateIds) }),
        readOpening(tx, range),
        readEvents(tx, range),
      ]),
    async (tx, [templates, opening, events]): Promise<GenerateShiftsOutcome> => {
      const problem = templateProblem(templates, templateIds);
      if (problem) return { kind: 'refused', problems: { templateIds: problem } };
      const calendars = await calendarsOf(templates, { from, to, opening, events });
      const { planned, skipped } = planShifts({ templates, days: daysOf(from, to), calendars, instantOf });
      const missing = await leaveOutMade(tx, planned, { templates, from, to });
      const rows = missing.map((shift) => ({ ...shift, id: newId() }));
      if (dryRun) {
        const shifts = rows.map((shift) => ({ ...shift, id: null }));
        return { kind: 'generated', shifts, existingCount: planned.length - rows.length, skipped, undo: null };
      }
      const written = new Set(await insertDrafts(tx, operatorId, rows));
      const shifts = rows.filter(({ id }) => written.has(id));
      const about = { from, to, templates: templates.map(({ code }) => code), created: shifts.length };
      const shiftIds = shifts.map(({ id }) => id);
      const undo = await recordBatch(tx, ctx, { kind: 'generated', operatorId, shiftIds, about });
      return { kind: 'generated', shifts, existingCount: planned.length - shifts.length, skipped, undo };
    },
  );
}

function templateProblem(templates: readonly TemplateRow[], ids: readonly string[] | undefined) {
  if (!ids) return null;
  const known = new Set(templates.flatMap(({ id, archived }) => (archived ? [] : [id])));
  if (ids.some((id) => !known.has(id))) return 'unknown_template';
  return templates.every(({ active }) => active) ? null : 'inactive_template';
}

const daysOf = (from: string, to: string): GeneratorDay[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const date = addDays(from, index);
    return { date, dayOfWeek: dayOfWeek(date), nextDate: addDays(date, 1) };
  });

/** A wall time of the house's zone; a change of the clock leaves some out and doubles others. */
export function instantOf(date: string, time: string): WallInstant {
  const check = checkWallTime(date, time, HOME_ZONE);
  return check.kind === 'ok' ? { kind: check.kind, instant: check.instant.toString() } : { kind: check.kind };
}

async function calendarsOf(
  templates: readonly TemplateRow[],
  known: {
    from: string;
    to: string;
    opening: readonly (FacilityCalendar['opening'][number] & { facilityId: string })[];
    events: readonly (FacilityCalendar['events'][number] & { facilityId: string })[];
  },
): Promise<Map<string, FacilityCalendar>> {
  const calendars = new Map<string, FacilityCalendar>();
  for (const { facilityId, holidayRegion: region } of templates) {
    if (facilityId === null || region === null || calendars.has(facilityId)) continue;
    const asksHolidays = templates.some((template) => template.facilityId === facilityId && template.skipHolidays);
    calendars.set(facilityId, {
      opening: known.opening.filter((rule) => rule.facilityId === facilityId),
      events: known.events.filter((event) => event.facilityId === facilityId),
      holidays: asksHolidays ? await publicHolidays({ region, from: known.from, until: known.to }, 'de') : {},
    });
  }
  return calendars;
}

async function leaveOutMade(
  tx: Transaction,
  planned: readonly PlannedShift[],
  { templates, from, to }: { templates: readonly TemplateRow[]; from: string; to: string },
): Promise<PlannedShift[]> {
  const keyOf = (made: Pick<PlannedShift, 'templateId' | 'originDate' | 'eventId'>) =>
    [made.templateId, made.originDate, made.eventId].join(' ');
  const made = await readMade(tx, { templateIds: arrayOf(templates.map(({ id }) => id)), from, until: to });
  const known = new Set(made.map(keyOf));
  return planned.filter((shift) => !known.has(keyOf(shift)));
}

const insertPlanned = statement<{ operatorId: string; rows: string }, { id: string }>(sql`
  insert into shifts (id, operator_id, template_id, origin_date, event_id, work_area_id, start_at_utc, end_at_utc, role, station,
    required_staff_count)
  select p.id, ${sql.placeholder('operatorId')}::uuid, p."templateId", p."originDate", p."eventId", p."workAreaId", p."startAtUtc",
    p."endAtUtc", p.role, p.station, p."requiredStaffCount"
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, "templateId" uuid, "originDate" date, "eventId" uuid,
    "workAreaId" uuid, "startAtUtc" timestamptz, "endAtUtc" timestamptz, role text, station text, "requiredStaffCount" smallint)
  on conflict do nothing
  returning id`);

/** Writes drafts; one that another generation makes at this moment is left out. Returns the ids of the written ones. */
async function insertDrafts(
  tx: Transaction,
  operatorId: string,
  rows: readonly (PlannedShift & { readonly id: string })[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const written = await insertPlanned(tx, { operatorId, rows: JSON.stringify(rows) });
  return written.map(({ id }) => id);
}
