import { isOnGrid } from '#app/domains/booking/rules/times.ts';
import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { readFields } from '#app/platform/form/read-form.server.ts';
import { suggestionOf, textField, textFields } from '#app/routes/booking/dates/read-fields.server.ts';
import { CHOICES_FIELD, choicesKey } from './parts.tsx';

/** The intent of the pressed button; without JavaScript every step is a button. */
export type RequestIntent = 'choose' | 'preview' | 'book';

export interface SentRequest {
  intent: RequestIntent;
  /** A list above was changed and not applied yet, so the place or team below it is an old one. */
  hasStaleChoices: boolean;
  draft: RequestDraft;
  /** The fields of the chosen planning for the verb's schema, without the lists above place and team. */
  fields: FormData;
}

/** The lists above place and team; the verb does not get them. */
const LEADING = ['facilityId', 'groupId', 'clubId', 'departmentId', CHOICES_FIELD, 'intent'] as const;
const BY_PLANNING = {
  single: ['dayOfWeek', 'startDate', 'endDate', 'skipPublicHolidays', 'skipSchoolHolidays', 'onlyFree', 'removed'],
  series: ['date'],
} as const;

/** Reads the form with the changes of the pressed button: another time or place, or free dates only. */
export async function readRequest(request: Request): Promise<SentRequest> {
  const fields = await readFields(request);
  const [intent, suggestion] = readIntent(fields);
  for (const [name, value] of Object.entries(suggestion ?? {})) fields.set(name, value);
  const draft = draftOf(fields);
  const sentChoices = fields.get(CHOICES_FIELD);
  const hasStaleChoices = typeof sentChoices === 'string' && sentChoices !== choicesKey(draft) && !suggestion;
  for (const name of LEADING) fields.delete(name);
  for (const name of BY_PLANNING[draft.planning]) fields.delete(name);
  return { intent, hasStaleChoices, draft, fields };
}

/** The time that was tapped or drawn in the plan. */
export function timeFromUrl(url: string): TimeSpan | null {
  const { searchParams } = new URL(url);
  const [startTime, endTime] = [searchParams.get('von'), searchParams.get('bis')];
  return startTime && endTime && isOnGrid(startTime) && isOnGrid(endTime) ? { startTime, endTime } : null;
}

/** The button of a suggestion asks for a preview with its changes. */
function readIntent(fields: FormData): [RequestIntent, Record<string, string> | null] {
  const intent = textField(fields, 'intent');
  if (intent === 'choose' || intent === 'preview') return [intent, null];
  const suggestion = suggestionOf(intent);
  return [suggestion ? 'preview' : 'book', suggestion];
}

function draftOf(fields: FormData): RequestDraft {
  const isOn = (name: string) => fields.get(name) === 'on';
  return {
    facilityId: textField(fields, 'facilityId'),
    groupId: textField(fields, 'groupId'),
    resourceId: textField(fields, 'resourceId'),
    clubId: textField(fields, 'clubId'),
    departmentId: textField(fields, 'departmentId'),
    teamId: textField(fields, 'teamId'),
    eventTypeId: textField(fields, 'eventTypeId'),
    planning: textField(fields, 'planning') === 'series' ? 'series' : 'single',
    date: textField(fields, 'date'),
    dayOfWeek: textField(fields, 'dayOfWeek'),
    startDate: textField(fields, 'startDate'),
    endDate: textField(fields, 'endDate'),
    startTime: textField(fields, 'startTime'),
    endTime: textField(fields, 'endTime'),
    title: textField(fields, 'title'),
    description: textField(fields, 'description'),
    skipPublicHolidays: isOn('skipPublicHolidays'),
    skipSchoolHolidays: isOn('skipSchoolHolidays'),
    onlyFree: isOn('onlyFree'),
    removed: textFields(fields, 'removed'),
  };
}
