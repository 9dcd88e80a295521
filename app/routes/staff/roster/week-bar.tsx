import { Form, Link, useNavigation } from '@remix-run/react';
import { ChevronLeft, ChevronRight, Copy, Send } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterQuery } from './roster-query.ts';
import type { RosterWeek } from '#app/domains/staff/pages/roster.server.ts';
import type { RosterSums } from '#app/domains/staff/rules/roster.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button, buttonClass, LinkButton } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';

interface WeekBarProps {
  roster: RosterWeek;
  query: RosterQuery;
}

/** Week, facility, and what the rows are. */
export function WeekBar({ roster, query }: WeekBarProps) {
  const t = useTranslations('staff.roster');
  const at = (woche: string | undefined) => paths.staff.roster({ ...query, woche });
  return (
    <div className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-3 print:hidden">
      <nav aria-label={t('weekNav')} className="flex gap-1">
        <Link to={at(roster.previousWeek)} rel="prev" className={buttonClass('plain', 'px-2.5')}>
          <ChevronLeft aria-hidden />
          <span className="sr-only">{t('previous')}</span>
        </Link>
        <LinkButton to={at(undefined)}>{t('thisWeek')}</LinkButton>
        <Link to={at(roster.nextWeek)} rel="next" className={buttonClass('plain', 'px-2.5')}>
          <ChevronRight aria-hidden />
          <span className="sr-only">{t('next')}</span>
        </Link>
      </nav>
      {roster.facilities.length > 1 ? (
        <Form method="get" action={paths.staff.roster()} className="flex items-end gap-2">
          <input type="hidden" name="woche" value={roster.week} />
          {query.zeilen ? <input type="hidden" name="zeilen" value={query.zeilen} /> : null}
          <Field field={{ id: 'anlage' }} label={t('facility')}>
            <Select key={roster.facilityId} name="anlage" defaultValue={roster.facilityId ?? ''}>
              <option value="">{t('allFacilities')}</option>
              {roster.facilities.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <Button>{t('show')}</Button>
        </Form>
      ) : null}
      <RowsSwitch query={query} />
    </div>
  );
}

function RowsSwitch({ query }: { query: RosterQuery }) {
  const t = useTranslations('staff.roster');
  const choices = [
    { label: t('people'), zeilen: undefined },
    { label: t('stations'), zeilen: 'stationen' as const },
  ];
  return (
    <nav aria-label={t('rows')} className="flex max-lg:hidden">
      {choices.map(({ label, zeilen }, index) => (
        <Link
          key={label}
          to={paths.staff.roster({ ...query, zeilen })}
          aria-current={query.zeilen === zeilen ? 'true' : undefined}
          className={buttonClass(
            'plain',
            cx(
              index === 0 ? 'rounded-r-none' : '-ml-px rounded-l-none',
              query.zeilen === zeilen && 'bg-accent-tint font-semibold',
            ),
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}

interface WeekActsProps extends WeekBarProps {
  sums: RosterSums;
}

/** Publishes the drafts of the week, and copies the week before. */
export function WeekActs({ roster, query, sums }: WeekActsProps) {
  const t = useTranslations('staff.roster');
  const format = useFormats();
  const navigation = useNavigation();
  const here = paths.staff.roster(query);
  const sent = navigation.formMethod === 'POST' ? navigation.formData?.get('intent') : null;
  if (sums.drafts === 0 && roster.shiftsBefore === 0) return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-6 gap-y-3 rounded-md border border-line bg-surface px-3.5 py-2.5 text-sm print:hidden">
      {sums.drafts > 0 ? (
        <Form method="post" action={here} preventScrollReset className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <p>
            <strong>{t('publish.title', { count: sums.drafts })}.</strong> {t('publish.told', { count: sums.told })}
          </p>
          <Button tone="primary" name="intent" value="publish" busy={sent === 'publish'} icon={<Send aria-hidden />}>
            {t('publish.action')}
          </Button>
        </Form>
      ) : null}
      {roster.shiftsBefore > 0 ? (
        <Form method="post" action={here} preventScrollReset className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button name="intent" value="copy" busy={sent === 'copy'} icon={<Copy aria-hidden />}>
            {t('copy.action')}
          </Button>
          <p className="text-muted">
            {t('copy.hint', { count: roster.shiftsBefore, week: format.week(roster.previousWeek) })}
          </p>
        </Form>
      ) : null}
    </div>
  );
}
