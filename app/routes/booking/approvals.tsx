import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { approveBookings } from '#app/domains/booking/approve-bookings.server.ts';
import { decisionSchema } from '#app/domains/booking/schema.ts';
import { getMailPreview } from '#app/domains/booking/mails/preview.server.ts';
import { listPendingRequests } from '#app/domains/booking/pages/pending-list.server.ts';
import { rejectBookings } from '#app/domains/booking/reject-bookings.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, undoableCtx } from '#app/platform/request-ctx.server.ts';
import { actorOfPreview, requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { useSettledItems } from '#app/ui/use-settled-items.ts';
import {
  type DecisionAnswer,
  decisionFlash,
  reasonOf,
  previewAnswer,
  refusedAnswer,
  SIGNED_OUT,
  unreadableAnswer,
} from './approvals/answers.server.ts';
import { BulkBar, SelectAll } from './approvals/bulk-bar.tsx';
import { LiveRequests } from './approvals/live-requests.tsx';
import { PendingItem } from './approvals/pending-item.tsx';
import { pendingView } from './approvals/pending-view.server.ts';
import { useFocusOnNext } from './approvals/use-focus-on-next.ts';

/** The requests of an admin, with everything that prevents their approval (seed 4, 3.5; ux 13). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'booking.decide');
  const requests = await listPendingRequests(readCtx(), actor);
  return {
    title: translator(actor.locale, 'booking')('approvals.title'),
    requests: requests.map((one) => pendingView(one, actor.locale)),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const fields = await readFields(request);
  const isPreview = fields.get('intent') === 'previewApprove' || fields.get('intent') === 'previewReject';
  const actor = await (isPreview ? actorOfPreview : requireActor)(request, 'booking.decide');
  if (!actor) return data(SIGNED_OUT);
  const { locale } = actor;
  const submission = parseForm(fields, decisionSchema);
  if (submission.status !== 'success') return data(unreadableAnswer(submission.error ?? {}, locale), { status: 422 });
  const input = submission.value;
  const { unit: units, onConflict } = input;
  const reason = reasonOf(input, locale);
  const ctx = undoableCtx(actor, context);
  switch (input.intent) {
    case 'previewApprove':
    case 'previewReject': {
      const decision =
        input.intent === 'previewReject'
          ? ({ kind: 'reject', reason } as const)
          : ({ kind: 'approve', onConflict } as const);
      const preview = await getMailPreview(ctx, actor, { units, decision });
      return data(previewAnswer(preview, decision.kind, input));
    }
    case 'approve':
    case 'reject': {
      const outcomes =
        input.intent === 'approve'
          ? await approveBookings(ctx, { units, onConflict })
          : await rejectBookings(ctx, { units, reason });
      const flash = decisionFlash(outcomes, locale);
      if (flash) return redirectWithFlash(paths.booking.approvals(), flash);
      return data(refusedAnswer(outcomes, input, locale), { status: 409 });
    }
  }
}

/** A preview changes nothing. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) => {
  const intent = formData?.get('intent');
  return intent === 'previewApprove' || intent === 'previewReject' ? false : defaultShouldRevalidate;
};

export default function ApprovalsScreen() {
  const { title, requests } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>() ?? null;
  const t = useTranslations('booking.approvals');
  const list = useRef<HTMLUListElement>(null);
  const { rows, actOn, pointer } = useSettledItems(requests, ({ unit }) => unit, decisionOf);
  useFocusOnNext(list, rows);
  const refused = answer?.refused ? answer : null;
  const isInPlace = useHydrated() && requests.some(({ unit }) => isAbout(refused, unit));
  return (
    <>
      <PageHeader title={title} lede={requests.length > 0 ? t('lede', { count: requests.length }) : undefined} />
      <LiveRequests />
      {isInPlace ? null : <Refused answer={answer} />}
      <StartedForms>
        {rows.length === 0 ? (
          <EmptyState
            icon={CircleCheck}
            title={t('empty')}
            action={<LinkButton to={paths.booking.week()}>{t('toPlan')}</LinkButton>}
          >
            {t('emptyHint')}
          </EmptyState>
        ) : (
          <>
            <SelectAll count={requests.length} />
            <ul ref={list} aria-label={t('list')} className="divide-y border-y" {...pointer}>
              {rows.map(({ key, item, isGone }) => (
                <PendingItem key={key} request={item} answer={answer} gone={isGone ? goneAs(actOn(key)) : null}>
                  {isInPlace && isAbout(refused, key) ? <Refused answer={answer} /> : null}
                </PendingItem>
              ))}
            </ul>
            <BulkBar key={requests.map(({ unit }) => unit).join(' ')} answer={answer} />
          </>
        )}
      </StartedForms>
    </>
  );
}

/** The answer is about this request alone. */
function isAbout(answer: DecisionAnswer | null, unit: string): boolean {
  const units = answer?.sent?.units;
  return units?.length === 1 && units[0] === unit;
}

function decisionOf(form: FormData) {
  const keys = form.getAll('unit').filter((unit) => typeof unit === 'string');
  const act = form.get('intent');
  return act === 'approve' || act === 'reject' ? { keys, act } : null;
}

function goneAs(act: string | null): 'approved' | 'rejected' | 'other' {
  return act === 'approve' ? 'approved' : act === 'reject' ? 'rejected' : 'other';
}

/**
 * Why no request was decided; focused, so that it is not overlooked. That of one request is below its buttons: above the list it
 * would move another request under the pointer.
 */
function Refused({ answer }: { answer: DecisionAnswer | null }) {
  const notice = useRef<HTMLDivElement>(null);
  const refused = answer?.refused;
  useEffect(() => {
    if (refused) notice.current?.focus();
  }, [refused]);
  if (!refused) return null;
  return (
    <Notice ref={notice} tone="error" title={refused.title} className="my-3">
      {refused.paragraphs.map(({ text, lines }) => (
        <div key={text}>
          <p>{text}</p>
          {lines.length > 0 ? (
            <ul className="list-disc pl-4">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ))}
    </Notice>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
