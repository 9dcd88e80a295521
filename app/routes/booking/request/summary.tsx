import { Link } from '@remix-run/react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { LineCounts } from '#app/domains/booking/rules/date-lines.ts';
import { LineCountText } from '#app/domains/booking/ui/date-preview.tsx';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import type { FormParts } from './parts.tsx';
import { suggestedTitle } from './what.tsx';
import { trainerNames } from './who-and-where.tsx';

interface SummaryProps extends FormParts {
  counts: LineCounts | null;
  /** A date is taken or impossible. */
  isBlocked: boolean;
  isSending: boolean;
  /** Without JavaScript the chosen planning is not visible to React. */
  isEnhanced: boolean;
}

/** Steps 7 and 8: the summary and the button. Next to the form where there is room. */
export function Summary({ draft, selection, counts, isBlocked, isSending, isEnhanced }: SummaryProps) {
  const t = useTranslations('booking.request');
  const ui = useTranslations('shell.ui');
  const headingId = useId();
  const whyId = useId();
  const { facility, place, team, type, mayGoWithoutTeam } = selection;
  const isPending = selection.becomes === 'pending';
  const title = draft.title.trim() || suggestedTitle(selection);
  const count = draft.planning === 'single' && isEnhanced ? 1 : (counts?.bookable ?? 0);
  const label = count
    ? t(isPending ? 'submitPending' : 'submit', { count })
    : t(isPending ? 'submitPendingPlain' : 'submitPlain');
  return (
    <aside
      aria-labelledby={headingId}
      className="grid gap-3 border-t pt-4 text-sm lg:sticky lg:top-7 lg:border-t-0 lg:border-l lg:py-0 lg:pl-6"
    >
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
      {isBlocked ? (
        <p id={whyId} className="text-xs font-medium text-bad">
          {t(draft.planning === 'series' ? 'blockedSeries' : 'blockedSingle', { count: counts?.bad ?? 0 })}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          tone="primary"
          name="intent"
          value="book"
          busy={isSending}
          disabled={isBlocked}
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
