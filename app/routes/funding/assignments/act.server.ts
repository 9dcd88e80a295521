import { data } from '@remix-run/node';
import { assignPerson } from '#app/domains/funding/assignments/assign-person.server.ts';
import { editAssignment } from '#app/domains/funding/assignments/edit-assignment.server.ts';
import { endAssignment } from '#app/domains/funding/assignments/end-assignment.server.ts';
import { assignmentActSchema } from '#app/domains/funding/assignments/schema.ts';
import { placeOf } from '#app/domains/funding/pages/assignments.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import {
  answerInvalid,
  answerStale,
  codesOf,
  type FieldCodes,
  type FormAnswer,
} from '#app/platform/form/answer.server.ts';
import { parseForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { type AssignmentValues, assignmentOfForm } from './values.ts';

/** The answer to one of the forms of the screen. */
export interface AssignmentAnswer {
  readonly intent: string;
  /** Of the assignment that a form changes; empty for a new one. */
  readonly assignmentId: string;
  readonly form: FormAnswer<AssignmentValues> | null;
  /** Above the page, where no form shows it. */
  readonly notice: string | null;
}

/** Gives a role, changes one or ends it, as the screen asks. */
export async function actOnAssignment(
  ctx: Ctx,
  { subprojectId, measureId }: { subprojectId: string; measureId: string | null },
  fields: FormData,
) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'funding.assignments');
  const format = formats(locale);
  const values = assignmentOfForm(fields);
  const here = paths.funding.assignments(subprojectId, measureId === null ? {} : { massnahme: measureId });
  const text = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const told = { intent: text('intent'), assignmentId: text('assignmentId') };
  const wrong = (codes: FieldCodes) =>
    data<AssignmentAnswer>({ ...told, form: invalid(values, codes, locale), notice: null }, { status: 422 });
  const clash = (notice: string) => data<AssignmentAnswer>({ ...told, form: null, notice }, { status: 409 });
  const overlaps = ({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }) => {
    const from = format.date(validFrom);
    const range =
      validUntil === null ? t('comingRange', { from }) : t('range', { from, until: format.date(validUntil) });
    const form = { values, errors: {}, notice: t('overlap', { range }), isStale: false };
    return data<AssignmentAnswer>({ ...told, form, notice: null }, { status: 409 });
  };
  const done = (text: string) => redirectWithFlash(here, { tone: 'good', text });

  const submission = parseForm(fields, assignmentActSchema);
  if (submission.status !== 'success') return wrong(submission.error);
  const { value } = submission;
  const notActive = () => clash(translator(locale, 'funding.measures')('notActive'));
  if (value.intent === 'assign') {
    const { intent: _intent, ...input } = value;
    const outcome = await assignPerson(ctx, { place: placeOf(subprojectId, measureId), ...input });
    if (outcome.kind === 'assigned') return done(t('assigned', { role: t(`roles.${input.role}`) }));
    if (outcome.kind === 'refused') return wrong(codesOf(outcome.problems));
    return outcome.kind === 'overlap' ? overlaps(outcome.other) : notActive();
  }
  if (value.intent === 'save') {
    const { intent: _intent, ...input } = value;
    const outcome = await editAssignment(ctx, input);
    switch (outcome.kind) {
      case 'edited':
        return done(t('saved'));
      case 'refused':
        return wrong(codesOf(outcome.problems));
      case 'overlap':
        return overlaps(outcome.other);
      case 'stale': {
        const form = answerStale(values, translator(locale, 'funding.measures')('stale'));
        return data<AssignmentAnswer>({ ...told, form, notice: null }, { status: 409 });
      }
      case 'over':
        return clash(t('over'));
      case 'not_active':
        return notActive();
    }
  }
  const outcome = await endAssignment(ctx, value);
  switch (outcome.kind) {
    case 'ended':
      return done(t('ended', { date: format.date(value.lastDay) }));
    case 'removed':
      return done(t('removed'));
    case 'refused':
      return wrong(codesOf(outcome.problems));
    case 'over':
      return clash(t('over'));
    case 'not_active':
      return notActive();
  }
}

function invalid(values: AssignmentValues, codes: FieldCodes, locale: Locale): FormAnswer<AssignmentValues> {
  const t = translator(locale, 'funding.assignments');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  return answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
}
