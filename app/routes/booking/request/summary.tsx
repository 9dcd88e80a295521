import { Link } from '@remix-run/react';
import { type MouseEvent, type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { LineCountText } from '#app/domains/booking/ui/date-preview.tsx';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { Refusal } from '#app/routes/booking/dates/refusal.tsx';
import { RequestSuggestions } from './conflict.tsx';
import type { FormParts, RequestDates } from './parts.tsx';
import { suggestedTitle } from './what.tsx';
import { trainerNames } from './who-and-where.tsx';

interface SummaryProps {
  parts: FormParts;
  counts: LineCounts | null;
  /** The newest preview of the dates. */
  dates: RequestDates | null;
  /** The notice above the form has the reasons and suggestions already. */
  hasNotice: boolean;
  /** A date is taken or impossible. */
  isBlocked: boolean;
  isSending: boolean;
  /** Without JavaScript the chosen planning is not visible to React. */
  isEnhanced: boolean;
  /** Sends the form without the dates that cannot be booked. */
  onSendFree: () => void;
}

/** Steps 7 and 8: the summary and the button. Next to the form where there is room. */
export function Summary({
  parts,
  counts,
  dates,
  hasNotice,
  isBlocked,
  isSending,
  isEnhanced,
  onSendFree,
}: SummaryProps) {
  const { draft, selection } = parts;
  const t = useTranslations('booking.request');
  const conflict = useTranslations('booking.conflict');
  const ui = useTranslations('shell.ui');
  const headingId = useId();
  const whyId = useId();
  const { facility, place, team, type, mayGoWithoutTeam } = selection;
  const isPending = selection.becomes === 'pending';
  const sendFree = (event: MouseEvent) => {
    event.preventDefault();
    onSendFree();
  };
  const title = draft.title.trim() || suggestedTitle(selection);
  const count = draft.planning === 'single' && isEnhanced ? 1 : (counts?.bookable ?? 0);
  const free = isBlocked && draft.planning === 'series' ? (counts?.bookable ?? 0) : 0;
  const label = free
    ? t(isPending ? 'submitFreePending' : 'submitFree', { count: free })
    : isBlocked
      ? t(counts?.taken ? 'blockedTaken' : 'blocked')
      : count
        ? t(isPending ? 'submitPending' : 'submit', { count })
        : t(isPending ? 'submitPendingPlain' : 'submitPlain');
  return (
    <aside
      aria-labelledby={headingId}
      // Without a box of its own on the phone: the refusal sticks to the window along the whole form.
      className="text-sm max-lg:contents lg:sticky lg:top-7 lg:grid lg:gap-3 lg:border-l lg:pl-6"
    >
      {/* The refusal and its button come first on wide screens: below the summary they would be under the fold. */}
      <div className={cx('grid gap-3 text-sm max-lg:border-t max-lg:pt-4', isBlocked && 'lg:order-last')}>
        <h2 id={headingId} className="text-base font-semibold">
          {t('summary')}
        </h2>
        <dl className="grid gap-2.5 [&_dt]:text-xs [&_dt]:text-muted">
          <Row term={t('where')}>
            {place?.name ?? '–'}
            {facility ? <span className="block text-xs text-muted">{facility.name}</span> : null}
          </Row>
          <Row term={t('who')}>
            {team?.name ?? (mayGoWithoutTeam ? t('noTeam') : '–')}
            {team && team.trainers.length > 0 ? (
              <span className="block text-xs text-muted">{trainerNames(team)}</span>
            ) : null}
          </Row>
          <Row term={t('type')}>{type ? `${type.icon} ${type.label}` : '–'}</Row>
          <Row term={t('when')}>
            <When draft={draft} />
          </Row>
          {title ? (
            <Row term={t('name')}>
              <span lang="de">{title}</span>
            </Row>
          ) : null}
          {counts ? (
            <Row term={t('datesTerm')}>
              <LineCountText counts={counts} />
            </Row>
          ) : null}
        </dl>
        {isPending ? (
          <p className="text-xs text-muted">{t('pendingHint', { operator: facility?.operatorName ?? '' })}</p>
        ) : null}
      </div>
      {isBlocked && dates ? (
        <Refusal
          id={whyId}
          title={(bad) => conflict('titleSeries', { count: bad, all: String(dates.lines.length) })}
          lines={dates.lines}
          removed={draft.removed}
          suggestions={hasNotice ? null : <RequestSuggestions parts={parts} dates={dates} />}
          // On wide screens the button below does the same at once.
          className="max-lg:mt-3 lg:static lg:shadow-none lg:[&_button[value=free]]:hidden"
        />
      ) : null}
      <div className="flex flex-wrap gap-2 max-lg:mt-3">
        <Button
          tone="primary"
          name="intent"
          value="book"
          busy={isSending}
          disabled={isBlocked && !free}
          onClick={free ? sendFree : undefined}
          aria-describedby={isBlocked ? whyId : undefined}
          className="grow"
        >
          {isSending ? t('saving') : label}
        </Button>
        <Link to={paths.booking.week({ ressource: draft.resourceId })} className={buttonClass('quiet')}>
          {ui('cancel')}
        </Link>
      </div>
    </aside>
  );
}

function When({ draft }: Pick<FormParts, 'draft'>) {
  const t = useTranslations('booking.request');
  const format = useFormats();
  const time = format.timeRange(draft.startTime, draft.endTime);
  if (draft.planning === 'single') return draft.date ? `${format.day(draft.date)}, ${time}` : time;
  return (
    <>
      {t('weekly', { day: draft.dayOfWeek, time })}
      {draft.startDate && draft.endDate ? (
        <span className="block">{format.span(draft.startDate, draft.endDate)}</span>
      ) : null}
    </>
  );
}

function Row({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  );
}
