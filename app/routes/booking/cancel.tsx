import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, Link, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { cancelBooking } from '#app/domains/booking/cancel-booking.server.ts';
import { type CancelPreview, previewCancel } from '#app/domains/booking/pages/cancel-preview.server.ts';
import { MAX_CANCEL_REASON } from '#app/domains/booking/rules/cancel.ts';
import { scopeFromParam, scopeParam } from '#app/domains/booking/rules/scopes.ts';
import { cancelBookingSchema } from '#app/domains/booking/schema.ts';
import { paths } from '#app/paths.ts';
import { isoWeekOf } from '#app/platform/calendar.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { readCtx, undoableCtx } from '#app/platform/request-ctx.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { answerUnreadable, flashArchived, flashCancelled } from './cancel/answers.server.ts';
import { DatesAndRest } from './cancel/dates-and-rest.tsx';
import { ScopeLinks } from './scope-links.tsx';

/** Asks before anything is cancelled (seed 4, 3.3 and 5.2); the button names the number of dates. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const { searchParams } = new URL(request.url);
  const scope = scopeFromParam(searchParams.get('umfang'));
  const preview = await previewCancel(readCtx(), actor, { bookingId: pathId(params, 'bookingId'), scope });
  if (!preview) throw new Response(null, { status: 404 });
  const t = translator(actor.locale, 'booking.cancel');
  const plan = paths.booking.week({ ressource: preview.resourceId ?? undefined, woche: isoWeekOf(preview.date) });
  return {
    title: t(preview.isPending ? 'titleWithdraw' : preview.dates.length > 1 ? 'titleSeries' : 'title'),
    preview,
    weiter: safeReturnPath(searchParams.get('weiter'), plan),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'booking.change');
  const bookingId = pathId(params, 'bookingId');
  const submission = await readForm(request, cancelBookingSchema);
  if (submission.status !== 'success') return data(answerUnreadable(submission.reply(), actor.locale), { status: 422 });
  const { weiter, ...input } = submission.value;
  const outcome = await cancelBooking(undoableCtx(actor, context), { bookingId, ...input });
  switch (outcome.kind) {
    case 'cancelled':
    case 'already':
      return flashCancelled(outcome, safeReturnPath(weiter, paths.booking.mine()), actor.locale);
    case 'stale':
      return data({ stale: true, reasonErrors: null, formErrors: null }, { status: 409 });
    // The booking's page says why there is nothing to cancel; an archived booking has none.
    case 'past':
    case 'over':
    case 'nothing':
      if (outcome.kind === 'over' && outcome.status === 'archived') return flashArchived(bookingId, actor.locale);
      return data({ stale: false, reasonErrors: null, formErrors: null }, { status: 409 });
  }
}

export default function CancelScreen() {
  const { title, preview, weiter } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('booking.cancel');
  const format = useFormats();
  return (
    <div className="max-w-2xl">
      <PageHeader
        title={title}
        lede={
          <>
            <span lang="de">{preview.title}</span>, {format.day(preview.date)},{' '}
            {format.timeRange(preview.startTime, preview.endTime)}, <span lang="de">{preview.placeName}</span>
          </>
        }
        back={<BackLink to={paths.booking.booking(preview.bookingId)}>{t('back')}</BackLink>}
      />
      <div className="grid gap-5">
        {answer?.stale ? <FocusedNotice tone="warn">{t('stale')}</FocusedNotice> : null}
        {answer?.formErrors ? <FocusedNotice tone="error">{answer.formErrors}</FocusedNotice> : null}
        {preview.scopes.length > 1 ? (
          <ScopeLinks
            label={t('scope')}
            current={preview.scope}
            scopes={preview.scopes}
            pathOf={(umfang) => paths.booking.cancel(preview.bookingId, { umfang, weiter })}
          />
        ) : null}
        {preview.refusal ? (
          <Notice
            tone="info"
            actions={
              preview.refusal === 'running' ? (
                <LinkButton to={paths.booking.edit(preview.bookingId, { weiter })}>{t('endEarlier')}</LinkButton>
              ) : null
            }
          >
            {t(preview.refusal, { day: format.day(preview.date) })}
          </Notice>
        ) : (
          <Question preview={preview} weiter={weiter} reasonErrors={answer?.reasonErrors ?? null} />
        )}
      </div>
    </div>
  );
}

function FocusedNotice({ tone, children }: { tone: 'warn' | 'error'; children: string }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Notice ref={box} tone={tone}>
      {children}
    </Notice>
  );
}

interface QuestionProps {
  preview: CancelPreview;
  weiter: string;
  reasonErrors: readonly string[] | null;
}

function Question({ preview, weiter, reasonErrors }: QuestionProps) {
  const t = useTranslations('booking.cancel');
  const ui = useTranslations('shell.ui');
  const { isPending } = preview;
  const count = preview.dates.length;
  const isSending = useNavigation().formMethod === 'POST';
  return (
    <StartedForms>
      <Form
        method="post"
        action={paths.booking.cancel(preview.bookingId, { umfang: scopeParam(preview.scope), weiter })}
        data-started="cancel"
      >
        <input type="hidden" name="scope" value={preview.scope} />
        <input type="hidden" name="version" value={preview.version} />
        <input type="hidden" name="count" value={count} />
        <input type="hidden" name="weiter" value={weiter} />
        <h2 className="mb-3 text-base font-semibold">{t(isPending ? 'questionWithdraw' : 'question', { count })}</h2>
        <DatesAndRest preview={preview} />
        <TextField
          field={{ id: 'reason' }}
          errors={reasonErrors ?? undefined}
          label={t('reason')}
          limit={MAX_CANCEL_REASON}
          optionalLabel={ui('optional')}
          help={t('reasonHelp')}
        >
          <Input name="reason" autoComplete="off" />
        </TextField>
        <div className="mt-5 flex flex-wrap gap-2">
          <Button tone="danger" busy={isSending} icon={<X aria-hidden />}>
            {isSending ? t('sending') : t(isPending ? 'yesWithdraw' : 'yes', { count })}
          </Button>
          <Link to={weiter} className={buttonClass('plain')}>
            {t('no')}
          </Link>
        </div>
        <p className="mt-2 text-xs text-muted">{t('undoHint')}</p>
      </Form>
    </StartedForms>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export { ErrorPage as ErrorBoundary };
