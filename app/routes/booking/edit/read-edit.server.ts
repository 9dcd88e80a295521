import type { EditDraft } from '#app/domains/booking/rules/edit-draft.ts';
import { isOnGrid } from '#app/domains/booking/rules/times.ts';
import { readFields } from '#app/platform/form.server.ts';

export interface SentEdit {
  isPreview: boolean;
  draft: EditDraft;
  /** What the verb's schema reads: the fields of the chosen scope only. */
  fields: FormData;
}

const OF_SERIES = ['dayOfWeek', 'endDate', 'onlyFree', 'removed'];

/** Reads the form with what its buttons change in it: `time 18:00 19:30` and `free` are previews of that. */
export async function readEdit(request: Request): Promise<SentEdit> {
  const fields = await readFields(request);
  const [word, first, second] = text(fields, 'intent').split(' ');
  fields.delete('intent');
  const takesTime = word === 'time' && first && second && isOnGrid(first) && isOnGrid(second);
  if (takesTime) {
    fields.set('startTime', first);
    fields.set('endTime', second);
  }
  if (word === 'free') fields.set('onlyFree', 'on');
  const draft = draftOf(fields);
  for (const name of fields.get('scope') === 'this' ? OF_SERIES : ['date']) fields.delete(name);
  return { isPreview: word === 'preview' || word === 'free' || Boolean(takesTime), draft, fields };
}

function draftOf(fields: FormData): EditDraft {
  return {
    resourceId: text(fields, 'resourceId'),
    eventTypeId: text(fields, 'eventTypeId'),
    date: text(fields, 'date'),
    dayOfWeek: text(fields, 'dayOfWeek'),
    endDate: text(fields, 'endDate'),
    startTime: text(fields, 'startTime'),
    endTime: text(fields, 'endTime'),
    title: text(fields, 'title'),
    description: text(fields, 'description'),
    onlyFree: fields.get('onlyFree') === 'on',
    removed: fields.getAll('removed').filter((value) => typeof value === 'string'),
  };
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
