import { Form, Link, useNavigation } from '@remix-run/react';
import { CircleAlert, Hourglass } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { Gone, goneProps } from '#app/ui/gone.tsx';
import type { DecisionAnswer } from './answers.server.ts';
import { BULK_FORM } from './bulk-bar.tsx';
import { ApprovalMail, isDeciding, RejectPanel } from './panels.tsx';
import type { NoteView, PendingView } from './pending-view.server.ts';

interface PendingItemProps {
  request: PendingView;
  answer: DecisionAnswer | null;
  /** What happened to a request that only keeps its place in the list. */
  gone: 'approved' | 'rejected' | 'other' | null;
  /** Below the buttons. */
  children?: ReactNode;
}

/** One request: when, what, who, everything that prevents its approval, and the buttons. */
export function PendingItem({ request, answer, gone, children }: PendingItemProps) {
  const t = useTranslations('booking.approvals');
  const { unit, title } = request;
  const sent = answer?.sent;
  return (
    <li
      id={`anfrage-${request.bookingId}`}
      data-unit={unit}
      tabIndex={-1}
      {...goneProps(gone !== null)}
      className="relative grid scroll-mt-16 grid-cols-[auto_minmax(0,1fr)] gap-x-3 py-4 outline-none focus-visible:bg-hover lg:grid-cols-[auto_12rem_minmax(0,1fr)] lg:gap-x-5"
    >
      <label className="tap -my-2 flex items-center justify-center lg:my-0 lg:items-start lg:pt-0.5">
        <span className="sr-only">{t('select', { title })}</span>
        {gone ? (
          <span className="size-6 lg:size-4.5" />
        ) : (
          <input
            type="checkbox"
            name="unit"
            value={unit}
            form={BULK_FORM}
            defaultChecked={sent !== undefined && sent !== null && sent.units.length > 1 && sent.units.includes(unit)}
            className="size-6 accent-accent lg:size-4.5"
          />
        )}
      </label>
      <div className="border-l-3 pl-3" style={{ borderColor: request.color ?? 'transparent' }}>
        <p className="font-semibold">{request.day}</p>
        <p>{request.time}</p>
        {request.range ? <p className="text-sm text-muted">{request.range}</p> : null}
      </div>
      <div className="col-start-2 grid min-w-0 gap-1 max-lg:mt-2 lg:col-start-3">
        <h2 className="font-semibold wrap-anywhere">
          <Link to={paths.booking.booking(request.bookingId)} className="underline-offset-2 hover:underline">
            {title}
          </Link>
        </h2>
        <p className="text-sm">
          <span aria-hidden>{request.typeIcon} </span>
          {request.typeLabel} · {request.place}
        </p>
        <p className="text-sm text-muted">
          {request.group} · {request.requested}
        </p>
        {request.description ? (
          <p className="max-w-prose text-sm whitespace-pre-line wrap-anywhere">{request.description}</p>
        ) : null}
        <Notes request={request} />
        <Decide request={request} answer={answer} />
        {children}
      </div>
      {gone ? <Gone>{t(`gone.${gone}`)}</Gone> : null}
    </li>
  );
}

function Notes({ request: { notes, moreNotes, isSeries, dateCount, freeCount, dates } }: { request: PendingView }) {
  const t = useTranslations('booking.approvals');
  return (
    <>
      {isSeries ? (
        <p className="text-sm font-medium">
          {freeCount === dateCount ? t('allFree') : t('free', { free: freeCount, count: dateCount })}
        </p>
      ) : null}
      {notes.length > 0 ? (
        <ul className="grid gap-1 py-1 text-sm">
          {notes.map((note) => (
            <Note key={note.text} note={note} />
          ))}
        </ul>
      ) : isSeries ? null : (
        <p className="text-sm text-muted">{t('nothingAgainst')}</p>
      )}
      {moreNotes > 0 ? <p className="text-sm text-muted">{t('moreDates', { count: moreNotes })}</p> : null}
      {isSeries ? (
        <details className="text-sm">
          <summary className="tap inline-flex items-center text-muted underline underline-offset-2 hover:text-ink">
            {t('allDates', { count: dateCount })}
          </summary>
          <ol className="columns-[11rem] gap-6 py-1">
            {dates.map(({ bookingId, label, state }) => (
              <li key={bookingId} className="flex min-h-6 items-center gap-2">
                <span
                  aria-hidden
                  className={cx(
                    'size-2 shrink-0 rounded-full',
                    state === 'free' ? 'bg-good' : state === 'warned' ? 'bg-warn' : 'bg-bad',
                  )}
                />
                {label}
                <span className={state === 'free' ? 'sr-only' : 'text-muted'}>{t(`state.${state}`)}</span>
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </>
  );
}

function Note({ note: { tone, text, to } }: { note: NoteView }) {
  const Icon = tone === 'bad' ? CircleAlert : Hourglass;
  return (
    <li className={cx('flex gap-2', tone === 'bad' ? 'text-bad' : 'text-warn')}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <span className="min-w-0 wrap-anywhere">
        {to ? (
          <Link to={to} className="underline-offset-2 hover:underline">
            {text}
          </Link>
        ) : (
          text
        )}
      </span>
    </li>
  );
}

function Decide({ request, answer }: { request: PendingView; answer: DecisionAnswer | null }) {
  const t = useTranslations('booking.approvals');
  const pending = useNavigation().formData;
  const { unit, title, isSeries, dateCount, freeCount } = request;
  const isSkip = isSeries && freeCount > 0 && freeCount < dateCount;
  const isBusy = isDeciding(pending, 'approve', unit);
  const words =
    !isSeries || freeCount === 0
      ? t('approve')
      : isSkip
        ? t('approveFree', { count: freeCount })
        : t('approveSeries', { count: dateCount });
  return (
    <div className="flex flex-wrap items-start gap-2 pt-2">
      <Form preventScrollReset method="post">
        <input type="hidden" name="unit" value={unit} />
        <input type="hidden" name="onConflict" value={isSkip ? 'skip' : 'refuse'} />
        <Button tone="primary" name="intent" value="approve" disabled={freeCount === 0} busy={isBusy}>
          {words}
          <span className="sr-only"> {t('named', { title })}</span>
        </Button>
      </Form>
      <RejectPanel request={request} answer={answer} />
      {freeCount > 0 ? <ApprovalMail request={request} answer={answer} isSkip={isSkip} /> : null}
    </div>
  );
}
