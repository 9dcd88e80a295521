import { data } from '@remix-run/node';
import type { z } from 'zod';
import type { grantActSchema } from '#app/domains/funding/grants/forms.ts';
import { addLetter } from '#app/domains/funding/grants/add-letter.server.ts';
import { editLetter } from '#app/domains/funding/grants/edit-letter.server.ts';
import { removeLetter } from '#app/domains/funding/grants/remove-letter.server.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale, codesOf, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { answerProject } from './answers.server.ts';
import type { LetterValues } from './form-values.ts';

type LetterAct = Exclude<z.output<typeof grantActSchema>, { intent: 'archive' }>;

/** Adds, changes or removes a letter, and answers its form; `kept` says why a letter was not removed. */
export async function actOnLetter(
  ctx: Ctx,
  { grantId, act, values, locale }: { grantId: string; act: LetterAct; values: LetterValues; locale: Locale },
) {
  const t = translator(locale, 'funding.projects');
  const done = (key: 'added' | 'saved' | 'removed') =>
    redirectWithFlash(paths.funding.grant(grantId), { tone: 'good', text: t(`letter.${key}`) });
  const answer = (form: FormAnswer<LetterValues>, status: number, kept: string | null = null) =>
    data({ ...form, kept }, { status });
  const refused = (problems: object) => answer(answerProject(values, codesOf(problems), locale), 422);
  switch (act.intent) {
    case 'addLetter': {
      const { intent: _intent, ...input } = act;
      const outcome = await addLetter(ctx, { grantId, ...input });
      return outcome.kind === 'added' ? done('added') : refused(outcome.problems);
    }
    case 'saveLetter': {
      const { intent: _intent, ...input } = act;
      const outcome = await editLetter(ctx, input);
      if (outcome.kind === 'edited') return done('saved');
      return outcome.kind === 'stale' ? answer(answerStale(values, t('stale')), 409) : refused(outcome.problems);
    }
    case 'removeLetter': {
      const outcome = await removeLetter(ctx, act);
      if (outcome.kind === 'removed') return done('removed');
      const kept = t('letter.inUse', { lines: outcome.lines.map((line) => `„${line}“`).join(', ') });
      return answer(answerProject(values, {}, locale), 409, kept);
    }
  }
}
