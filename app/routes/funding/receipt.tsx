import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Paperclip } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { receiptActSchema } from '#app/domains/funding/money/forms.ts';
import { editReceipt } from '#app/domains/funding/money/edit-receipt.server.ts';
import { removeReceipt } from '#app/domains/funding/money/remove-receipt.server.ts';
import { getReceipt, getReceiptChoices } from '#app/domains/funding/pages/money.server.ts';
import { paths } from '#app/paths.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { RemoveSection } from '#app/ui/entity-form.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerMoney, answerMoneyProblems, takeFile } from './money/answers.server.ts';
import { placeOf, receiptOfForm, receiptOfRow } from './money/form-values.ts';
import { ReceiptForm } from './money/receipt-form.tsx';

/** A receipt: its form for people who write there, its facts for all who read it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.view');
  const receipt = await getReceipt(readCtx(), actor, pathId(params, 'receiptId'));
  const choices = await getReceiptChoices(readCtx(), actor, receipt.grantId).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null;
    throw error;
  });
  const { subprojectId, measureId } = receipt;
  const place = choices?.places.find(({ id }) => id === subprojectId);
  const isWritable =
    choices !== null &&
    (subprojectId === null
      ? choices.isAdmin
      : measureId === null
        ? place?.isWhole === true
        : place?.measures.some(({ id }) => id === measureId) === true);
  return {
    title: `${translator(actor.locale, 'funding.money')('editReceipt')} ${receipt.number}`,
    receipt,
    place: placeOf(subprojectId, measureId),
    values: receiptOfRow(receipt),
    choices: isWritable ? choices : null,
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const receiptId = pathId(params, 'receiptId');
  const { locale } = actor;
  const t = translator(locale, 'funding.money');
  const { grantId } = await getReceipt(readCtx(), actor, receiptId);
  const fields = await readFields(request);
  const values = receiptOfForm(fields);
  const file = await takeFile(fields);
  const submission = parseForm(fields, receiptActSchema);
  const answer = (form: ReturnType<typeof answerMoney<typeof values>>, status: number, kept: string | null = null) =>
    data({ form, kept }, { status });
  if (submission.status !== 'success') return answer(answerMoney(values, submission.error, locale), 422);
  const done = (text: string) => redirectWithFlash(paths.funding.receipts(grantId), { tone: 'good', text });
  const ctx = verbCtx(actor, context);
  if (submission.value.intent === 'remove') {
    const outcome = await removeReceipt(ctx, { receiptId });
    if (outcome.kind === 'removed') return done(t('removedReceipt'));
    return answer(answerMoney(values, {}, locale), 409, t('notActive'));
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editReceipt(ctx, { receiptId, file, ...input });
  switch (outcome.kind) {
    case 'edited':
      return done(t('savedReceipt', { number: input.number }));
    case 'stale':
      return answer(answerStale(values, t('stale')), 409);
    case 'refused':
      return answer(answerMoneyProblems(values, outcome.problems, locale), 422);
  }
}

export default function ReceiptScreen() {
  const { title, receipt, values, choices } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.money');
  const { money, date } = useFormats();
  const here = paths.funding.receipt(receipt.id);
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={title}
        back={<BackLink to={paths.funding.receipts(receipt.grantId)}>{t('receiptList')}</BackLink>}
      />
      {receipt.fileName === null ? null : (
        <p className="mb-5">
          <a
            href={paths.funding.receiptFile(receipt.id)}
            className="tap inline-flex items-center gap-2 text-sm underline underline-offset-2"
          >
            <Paperclip aria-hidden className="size-4" />
            {t('openFile')}: {receipt.fileName}
          </a>
        </p>
      )}
      {choices ? (
        <>
          <StartedForms>
            <ReceiptForm
              key={receipt.version}
              action={here}
              version={receipt.version}
              values={values}
              answer={answer && answer.kept === null ? answer.form : null}
              choices={choices}
              hasFile={receipt.fileName !== null}
            />
          </StartedForms>
          <div className="mt-10">
            <RemoveSection
              action={here}
              label={t('removeReceipt')}
              hint={t('removeReceiptHint')}
              kept={answer?.kept ?? null}
            />
          </div>
        </>
      ) : (
        <>
          <p className="mb-4 text-sm text-muted">{t('readOnly')}</p>
          <Facts>
            <Fact name={t('paidOn')}>{date(receipt.paidOn)}</Fact>
            <Fact name={t('party')}>{receipt.party}</Fact>
            <Fact name={t('reason')}>{receipt.reason}</Fact>
            <Fact name={t('amount')}>{money(receipt.amount)}</Fact>
            <Fact name={t('line')}>{receipt.lineLabel}</Fact>
            <Fact name={t('place')}>{receipt.measureTitle ?? receipt.subprojectName}</Fact>
          </Facts>
        </>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
