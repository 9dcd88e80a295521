import type { EditDraft } from '#app/domains/booking/rules/edit-draft.ts';
import { readFields } from '#app/platform/form/read-form.server.ts';
import { suggestionOf, textField, textFields } from '#app/routes/booking/dates/read-fields.server.ts';

export interface SentEdit {
  isPreview: boolean;
  draft: EditDraft;
  /** The fields of the chosen scope, for the verb's schema. */
  fields: FormData;
}

const OF_SERIES = ['dayOfWeek', 'endDate', 'onlyFree', 'skipPublicHolidays', 'skipSchoolHolidays', 'removed'];

/** Reads the form. The button of a suggestion asks for a preview with its changes. */
export async function readEdit(request: Request): Promise<SentEdit> {
  const fields = await readFields(request);
  const intent = textField(fields, 'intent');
  fields.delete('intent');
  const suggestion = suggestionOf(intent);
  for (const [name, value] of Object.entries(suggestion ?? {})) fields.set(name, value);
  moveEnd(fields);
  const draft = draftOf(fields);
  for (const name of fields.get('scope') === 'this' ? OF_SERIES : ['date']) fields.delete(name);
  return { isPreview: intent === 'preview' || suggestion !== null, draft, fields };
}

/** A form without JavaScript sends the end of each weekday; an unchanged end follows the weekday. */
function moveEnd(fields: FormData): void {
  const ends = textField(fields, 'endByWeekday').split(' ');
  fields.delete('endByWeekday');
  const end = ends[Number(textField(fields, 'dayOfWeek'))];
  if (end && ends.includes(textField(fields, 'endDate'))) fields.set('endDate', end);
}

function draftOf(fields: FormData): EditDraft {
  return {
    resourceId: textField(fields, 'resourceId'),
    eventTypeId: textField(fields, 'eventTypeId'),
    date: textField(fields, 'date'),
    dayOfWeek: textField(fields, 'dayOfWeek'),
    endDate: textField(fields, 'endDate'),
    startTime: textField(fields, 'startTime'),
    endTime: textField(fields, 'endTime'),
    title: textField(fields, 'title'),
    description: textField(fields, 'description'),
    onlyFree: fields.get('onlyFree') === 'on',
    skipPublicHolidays: fields.get('skipPublicHolidays') === 'on',
    skipSchoolHolidays: fields.get('skipSchoolHolidays') === 'on',
    removed: textFields(fields, 'removed'),
  };
}
