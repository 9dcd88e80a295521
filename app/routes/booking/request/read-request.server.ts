import { isOnGrid } from '#app/domains/booking/rules/times.ts';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { readFields } from '#app/platform/form.server.ts';
import { CHOICES_FIELD, choicesKey } from './offered.ts';

/** What the pressed button asks for; without JavaScript every way through the form is a button. */
export type RequestIntent = 'choose' | 'preview' | 'book';

export interface SentRequest {
  intent: RequestIntent;
  /** A list above was changed and not yet applied: the place or team below it is not the one that is meant. */
  hasStaleChoices: boolean;
  draft: RequestDraft;
  /** What the verb's schema reads: the chosen planning only, without the lists that merely lead to place and team. */
  fields: FormData;
}

/** Leads to the place and the team; the verb never sees them. */
const LEADING = ['facilityId', 'groupId', 'clubId', 'departmentId', CHOICES_FIELD, 'intent'] as const;
const BY_PLANNING = {
  single: ['dayOfWeek', 'startDate', 'endDate', 'skipPublicHolidays', 'skipSchoolHolidays', 'onlyFree', 'removed'],
  series: ['date'],
} as const;

/** Reads the form with what its buttons change in it: a time or a place that is taken with one tap, red dates left out. */
export async function readRequest(request: Request): Promise<SentRequest> {
  const fields = await readFields(request);
  const [intent, taken] = takeIntent(fields);
  if (taken) for (const [name, value] of Object.entries(taken)) fields.set(name, value);
  const draft = draftOf(fields);
  const sentChoices = fields.get(CHOICES_FIELD);
  const hasStaleChoices = typeof sentChoices === 'string' && sentChoices !== choicesKey(draft) && !taken;
  for (const name of LEADING) fields.delete(name);
  for (const name of BY_PLANNING[draft.planning]) fields.delete(name);
  return { intent, hasStaleChoices, draft, fields };
}

/** The time tapped or drawn in the plan. */
export function timeFromUrl(url: string): TimeSpan | null {
  const { searchParams } = new URL(url);
  const [startTime, endTime] = [searchParams.get('von'), searchParams.get('bis')];
  return startTime && endTime && isOnGrid(startTime) && isOnGrid(endTime) ? { startTime, endTime } : null;
}

/** `time 18:00 19:30`, `place ID` and `free` are previews of another time, place, or of what is left. */
function takeIntent(fields: FormData): [RequestIntent, Record<string, string> | null] {
  const [word, first, second] = text(fields, 'intent').split(' ');
  if (word === 'choose' || word === 'preview') return [word, null];
  if (word === 'time' && first && second && isOnGrid(first) && isOnGrid(second))
    return ['preview', { startTime: first, endTime: second }];
  if (word === 'place' && first) return ['preview', { resourceId: first }];
  if (word === 'free') return ['preview', { onlyFree: 'on' }];
  return ['book', null];
}

function draftOf(fields: FormData): RequestDraft {
  const isOn = (name: string) => fields.get(name) === 'on';
  return {
    facilityId: text(fields, 'facilityId'),
    groupId: text(fields, 'groupId'),
    resourceId: text(fields, 'resourceId'),
    clubId: text(fields, 'clubId'),
    departmentId: text(fields, 'departmentId'),
    teamId: text(fields, 'teamId'),
    eventTypeId: text(fields, 'eventTypeId'),
    planning: text(fields, 'planning') === 'series' ? 'series' : 'single',
    date: text(fields, 'date'),
    dayOfWeek: text(fields, 'dayOfWeek'),
    startDate: text(fields, 'startDate'),
    endDate: text(fields, 'endDate'),
    startTime: text(fields, 'startTime'),
    endTime: text(fields, 'endTime'),
    title: text(fields, 'title'),
    description: text(fields, 'description'),
    skipPublicHolidays: isOn('skipPublicHolidays'),
    skipSchoolHolidays: isOn('skipSchoolHolidays'),
    onlyFree: isOn('onlyFree'),
    removed: fields.getAll('removed').filter((value) => typeof value === 'string'),
  };
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
