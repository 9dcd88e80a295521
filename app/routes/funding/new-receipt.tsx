import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { newReceiptSchema } from '#app/domains/funding/money/forms.ts';
import { addReceipt } from '#app/domains/funding/money/add-receipt.server.ts';
import { getReceiptChoices } from '#app/domains/funding/pages/money.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, now, today } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerMoney, answerMoneyProblems, takeFile } from './money/answers.server.ts';
import { placeOf, receiptOfForm } from './money/form-values.ts';
import { ReceiptForm } from './money/receipt-form.tsx';

/** The form of a new receipt; the address may name its line, sub-project and measure. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const grantId = pathId(params, 'grantId');
  const choices = await getReceiptChoices(readCtx(), actor, grantId);
  const { searchParams } = new URL(request.url);
  return {
    title: translator(actor.locale, 'funding.money')('newReceipt'),
    grantId,
    choices,
    values: {
      lineId: searchParams.get('zeile') ?? '',
      place: placeOf(searchParams.get('teilprojekt'), searchParams.get('massnahme')),
      paidOn: today(now(), HOME_ZONE),
      party: '',
      reason: '',
      amount: '',
      number: '',
    },
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'funding.fill');
  const grantId = pathId(params, 'grantId');
  const { locale } = actor;
  const fields = await readFields(request);
  const values = receiptOfForm(fields);
  const file = await takeFile(fields);
  const submission = parseForm(fields, newReceiptSchema);
  if (submission.status !== 'success') return data(answerMoney(values, submission.error, locale), { status: 422 });
  const { intent: _intent, ...input } = submission.value;
  const outcome = await addReceipt(verbCtx(actor, context), { grantId, file, ...input });
  if (outcome.kind === 'refused') return data(answerMoneyProblems(values, outcome.problems, locale), { status: 422 });
  const text = translator(locale, 'funding.money')('added', { number: input.number });
  return redirectWithFlash(paths.funding.receipts(grantId), { tone: 'good', text });
}

export default function NewReceiptScreen() {
  const { title, grantId, choices, values } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('funding.money');
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={title}
        lede={choices.grantTitle}
        back={<BackLink to={paths.funding.receipts(grantId)}>{t('receiptList')}</BackLink>}
      />
      {choices.lines.length === 0 ? (
        <p className="text-sm text-muted">{t('noLinesYet')}</p>
      ) : (
        <StartedForms>
          <ReceiptForm
            action={paths.funding.newReceipt(grantId)}
            version={null}
            values={values}
            answer={answer ?? null}
            choices={choices}
            hasFile={false}
          />
        </StartedForms>
      )}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
