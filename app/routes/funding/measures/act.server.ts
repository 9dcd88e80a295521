import { data } from '@remix-run/node';
import { editMeasure } from '#app/domains/funding/measures/edit-measure.server.ts';
import { removeMeasure } from '#app/domains/funding/measures/remove-measure.server.ts';
import { measureActSchema } from '#app/domains/funding/measures/schema.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { codesOf, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { parseForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { answerMeasure, answerNotActive, answerOlder } from './answers.server.ts';
import { measureOfForm, type MeasureValues } from './form-values.ts';

/** The answer of the page of a measure: to its form, or why it is not deleted. */
interface MeasureAnswer {
  readonly form: FormAnswer<MeasureValues> | null;
  readonly kept: string | null;
}

const answer = (given: Partial<MeasureAnswer>, status: 409 | 422) =>
  data<MeasureAnswer>({ form: null, kept: null, ...given }, { status });

/** Saves or deletes a measure, as its page asks. */
export async function actOnMeasure(ctx: Ctx, measureId: string, fields: FormData) {
  const { locale } = ctx.actor;
  const values = measureOfForm(fields);
  const submission = parseForm(fields, measureActSchema);
  if (submission.status !== 'success') return answer({ form: answerMeasure(values, submission.error, locale) }, 422);
  if (submission.value.intent === 'remove') return await remove(ctx, measureId);
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editMeasure(ctx, { measureId, ...input });
  switch (outcome.kind) {
    case 'edited': {
      const text = translator(locale, 'funding.measures')('saved', { name: input.title });
      return redirectWithFlash(paths.funding.measure(measureId), { tone: 'good', text });
    }
    case 'stale':
      return answer({ form: answerOlder(values, locale) }, 409);
    case 'refused':
      return answer({ form: answerMeasure(values, codesOf(outcome.problems), locale) }, 422);
    case 'not_active':
      return answer({ form: answerNotActive(values, locale) }, 409);
  }
}

async function remove(ctx: Ctx, measureId: string) {
  const t = translator(ctx.actor.locale, 'funding.measures');
  const outcome = await removeMeasure(ctx, { measureId });
  switch (outcome.kind) {
    case 'removed': {
      const { subprojectId, isPlaceReadable, name } = outcome;
      const to = isPlaceReadable ? paths.funding.subproject(subprojectId) : paths.funding.projects();
      return redirectWithFlash(to, { tone: 'good', text: t('removed', { name }) });
    }
    case 'has_measures':
      return answer({ kept: t('hasMeasures') }, 409);
    case 'has_receipts':
      return answer({ kept: t('hasReceipts') }, 409);
    case 'not_active':
      return answer({ kept: t('notActive') }, 409);
  }
}
