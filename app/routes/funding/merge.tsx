import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Merge } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { validate } from 'uuid';
import { z } from 'zod';
import { getMergePage } from '#app/domains/funding/pages/merge-page.server.ts';
import { MAX_MERGED } from '#app/domains/funding/rules/decide-merge.ts';
import { optionalTextField, strict } from '#app/domains/funding/schema.ts';
import { mergeSubprojects } from '#app/domains/funding/subprojects/merge-subprojects.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerInvalid, type FieldCodes, type FormAnswer } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { type MergeNames, MergePreviewSection } from './divide/merge-preview.tsx';

/** Merges sub-projects of a grant: the address is the choice, and the page shows what it comes to. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.divide');
  const chosen = new URL(request.url).searchParams.getAll('teil').filter((id) => validate(id));
  const page = await getMergePage(readCtx(), actor, {
    grantId: pathId(params, 'grantId'),
    chosen: chosen.slice(0, MAX_MERGED),
  });
  return { title: translator(actor.locale, 'funding.divide')('mergeTitle'), ...page };
}

const mergeSchema = z.strictObject(
  {
    intent: z.literal('merge'),
    part: z.array(z.uuid('unreadable'), 'few').max(MAX_MERGED, `many:${MAX_MERGED}`),
    name: optionalTextField(200),
    number: optionalTextField(50),
  },
  strict,
);

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.divide');
  const { locale } = actor;
  const t = translator(locale, 'funding.divide');
  const grantId = pathId(params, 'grantId');
  const fields = await readFields(request);
  const textOf = (name: string) => {
    const value = fields.get(name);
    return typeof value === 'string' ? value : '';
  };
  const values = { name: textOf('name'), number: textOf('number') };
  const submission = parseForm(fields, mergeSchema);
  if (submission.status !== 'success') return data(answerMerge(values, submission.error, locale), { status: 422 });
  // The grant of the address is one in which the person may merge.
  await getMergePage(readCtx(), actor, { grantId, chosen: [] });
  const { part: subprojectIds, name, number } = submission.value;
  const outcome = await mergeSubprojects(verbCtx(actor, context), { subprojectIds, name, number });
  switch (outcome.kind) {
    case 'merged': {
      const text = t(outcome.isWhole ? 'restored' : 'merged', { name: outcome.target.name });
      return redirectWithFlash(paths.funding.subproject(outcome.subprojectId), { tone: 'good', text });
    }
    case 'refused': {
      const codes = outcome.problems.map(({ field, code, detail }): [string, string[]] => [
        field === 'subprojectIds' ? 'part' : field,
        [detail === undefined ? code : `${code}:${detail}`],
      ]);
      return data(answerMerge(values, Object.fromEntries(codes), locale), { status: 422 });
    }
    case 'other_grant':
      return data(answerMerge(values, { part: [outcome.kind] }, locale), { status: 422 });
    case 'not_active':
    case 'has_parts':
      return data(answerMerge(values, { part: [outcome.kind] }, locale), { status: 409 });
  }
}

/** Errors of the choice are above the form, because its fields are on another one. */
function answerMerge(values: MergeNames, codes: FieldCodes, locale: Locale): FormAnswer<MergeNames> {
  const t = translator(locale, 'funding.divide');
  const message = (code: string, detail: string) => {
    const key = `errors.${code}` as 'errors.too_long';
    return t.has(key) ? t(key, { detail }) : t('errors.unreadable');
  };
  const answer = answerInvalid(values, codes, { message, notice: translator(locale, 'shell.form')('invalid') });
  return { ...answer, notice: answer.errors.part?.join(' ') ?? answer.notice };
}

export default function MergeScreen() {
  const { title, grant, candidates, chosen, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.divide');
  return (
    <>
      <PageHeader
        title={title}
        lede={t('mergeLede')}
        back={<BackLink to={paths.funding.grant(grant.id)}>{`${grant.number} ${grant.title}`}</BackLink>}
      />
      {candidates.length < 2 ? (
        <EmptyState icon={Merge} title={t('nothingToMerge')}>
          {t('nothingToMergeHint')}
        </EmptyState>
      ) : (
        <ChoiceForm key={chosen.join()} />
      )}
      {preview ? (
        <MergePreviewSection grantId={grant.id} chosen={chosen} preview={preview} answer={answer ?? null} />
      ) : null}
    </>
  );
}

/** The parts: a plain GET form, so that the choice works without a script. */
function ChoiceForm() {
  const { grant, candidates, chosen } = useLoaderData<typeof loader>();
  const t = useTranslations('funding.divide');
  const format = useFormats();
  return (
    <Form method="get" action={paths.funding.merge(grant.id)} className="mb-8 grid max-w-4xl gap-4 border-y py-4">
      <fieldset className="min-w-0">
        <legend className="text-sm font-medium">{t('chooseParts')}</legend>
        <p className="text-xs text-muted">{t('chooseHint')}</p>
        <div className="grid gap-x-8 sm:grid-cols-2">
          {candidates.map(({ id, number, name, budget, level, ofWhole }) => (
            <Checkbox
              key={id}
              name="teil"
              value={id}
              defaultChecked={chosen.includes(id)}
              label={`${number} ${name}`}
              help={[
                ofWhole === null ? t('level', { level: String(level) }) : t('partOf', { name: ofWhole }),
                format.money(budget),
              ].join(' · ')}
            />
          ))}
        </div>
      </fieldset>
      <div>
        <Button>{t('show')}</Button>
      </div>
    </Form>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
