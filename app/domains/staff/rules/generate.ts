import type { EndTimeType } from '#app/db/schema/staff.ts';
import { closingTimeOn, type OpeningRule } from '#app/domains/facilities/rules/opening-hours.ts';
import { minutesOf, MINUTES_PER_DAY, timeOf } from '#app/domains/facilities/rules/time-of-day.ts';

/** The longest range of one generation, in days. */
export const MAX_GENERATED_DAYS = 400;

/** Why a template makes no shift on a date that it is for. */
export type SkipReason = 'HOLIDAY' | 'TIME_SKIPPED' | 'TIME_REPEATED' | 'AREA_INACTIVE';

/** A template with what its work area says. */
export interface GeneratingTemplate {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly station: string | null;
  readonly workAreaId: string | null;
  readonly facilityId: string | null;
  readonly isAreaActive: boolean;
  /** 0 = Sunday. */
  readonly weekdays: readonly number[];
  readonly startTimeLocal: string;
  readonly endTimeLocal: string;
  readonly endTimeType: EndTimeType | null;
  readonly endTimeFixed: string | null;
  readonly closePlusMinutes: number | null;
  readonly requiredStaffCount: number;
  readonly skipHolidays: boolean;
  readonly eventMode: boolean;
}

export interface GeneratorDay {
  readonly date: string;
  readonly dayOfWeek: number;
  readonly nextDate: string;
}

export interface FacilityCalendar {
  readonly opening: readonly OpeningRule[];
  readonly holidays: Readonly<Record<string, string>>;
  /** Approved event bookings. */
  readonly events: readonly { readonly id: string; readonly date: string }[];
}

/** A wall time as an instant of ISO 8601, or why it is none. */
export type WallInstant = { kind: 'ok'; instant: string } | { kind: 'skipped' | 'repeated' };

export interface PlannedShift {
  readonly templateId: string;
  readonly originDate: string;
  readonly eventId: string | null;
  readonly workAreaId: string | null;
  readonly startAtUtc: string;
  readonly endAtUtc: string;
  readonly role: string;
  readonly station: string | null;
  readonly requiredStaffCount: number;
}

export interface SkippedDate {
  readonly date: string;
  readonly templateId: string;
  readonly code: string;
  readonly name: string;
  readonly reason: SkipReason;
}

const NO_CALENDAR: FacilityCalendar = { opening: [], holidays: {}, events: [] };

/** The shifts that templates make on days, earliest first, and the dates that they leave out. */
export function planShifts(input: {
  templates: readonly GeneratingTemplate[];
  days: readonly GeneratorDay[];
  calendars: ReadonlyMap<string, FacilityCalendar>;
  instantOf: (date: string, time: string) => WallInstant;
}): { planned: PlannedShift[]; skipped: SkippedDate[] } {
  const planned: PlannedShift[] = [];
  const skipped: SkippedDate[] = [];
  for (const day of input.days) {
    for (const template of input.templates) {
      if (!template.weekdays.includes(day.dayOfWeek)) continue;
      const calendar = input.calendars.get(template.facilityId ?? '') ?? NO_CALENDAR;
      const eventIds = template.eventMode ? eventsOn(calendar, day) : [null];
      if (eventIds.length === 0) continue;
      const span = spanOn(template, day, calendar, input.instantOf);
      if ('reason' in span) {
        const { id: templateId, code, name } = template;
        skipped.push({ date: day.date, templateId, code, name, reason: span.reason });
      } else planned.push(...eventIds.map((eventId) => shiftOf(template, day, eventId, span)));
    }
  }
  return { planned: planned.sort((a, b) => (a.startAtUtc < b.startAtUtc ? -1 : 1)), skipped };
}

const eventsOn = ({ events }: FacilityCalendar, { date }: GeneratorDay): string[] =>
  events.flatMap((event) => (event.date === date ? [event.id] : []));

interface Span {
  readonly start: string;
  readonly end: string;
}

function spanOn(
  template: GeneratingTemplate,
  day: GeneratorDay,
  { opening, holidays }: FacilityCalendar,
  instantOf: (date: string, time: string) => WallInstant,
): Span | { reason: SkipReason } {
  if (template.workAreaId !== null && !template.isAreaActive) return { reason: 'AREA_INACTIVE' };
  if (template.skipHolidays && day.date in holidays) return { reason: 'HOLIDAY' };
  const endTime = endTimeOn(template, day, opening);
  const start = instantOf(day.date, template.startTimeLocal);
  const end = instantOf(endTime <= template.startTimeLocal ? day.nextDate : day.date, endTime);
  if (start.kind === 'ok' && end.kind === 'ok') return { start: start.instant, end: end.instant };
  return { reason: start.kind === 'skipped' || end.kind === 'skipped' ? 'TIME_SKIPPED' : 'TIME_REPEATED' };
}

/** The wall time of the end; one that is not after the start lies on the next day. */
export function endTimeOn(
  template: Pick<GeneratingTemplate, 'endTimeType' | 'endTimeFixed' | 'endTimeLocal' | 'closePlusMinutes'>,
  day: Pick<GeneratorDay, 'date' | 'dayOfWeek'>,
  opening: readonly OpeningRule[],
): string {
  if (template.endTimeType === 'fixed') return template.endTimeFixed ?? template.endTimeLocal;
  if (template.endTimeType !== 'close_plus') return template.endTimeLocal;
  const closing = minutesOf(closingTimeOn(opening, day) ?? '');
  if (closing === null) return template.endTimeLocal;
  const minutes = closing + (template.closePlusMinutes ?? 0);
  return timeOf((minutes + 2 * MINUTES_PER_DAY) % MINUTES_PER_DAY);
}

const shiftOf = (
  { id: templateId, workAreaId, role, station, requiredStaffCount }: GeneratingTemplate,
  { date: originDate }: GeneratorDay,
  eventId: string | null,
  { start: startAtUtc, end: endAtUtc }: Span,
): PlannedShift => ({
  templateId,
  originDate,
  eventId,
  workAreaId,
  startAtUtc,
  endAtUtc,
  role,
  station,
  requiredStaffCount,
});
