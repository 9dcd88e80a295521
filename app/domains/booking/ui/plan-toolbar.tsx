import { Form, Link, useSubmit } from '@remix-run/react';
import { CalendarDays, ChevronLeft, ChevronRight, Columns3, List } from '#app/ui/icons.tsx';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import type { DayView, WeekView } from '#app/domains/booking/rules/plan-view.ts';
import { type DayQuery, paths, type WeekQuery } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Tabs } from '#app/ui/tabs.tsx';

interface PlanToolbarProps {
  view: WeekView | DayView;
  isList: boolean;
  /** "KW 47 · 16.–22.11.2026" or the day. */
  title: ReactNode;
}

/** Facility with its address, group and resource tabs, then time: previous, title, next, today, any date, and the views. */
export function PlanToolbar({ view, isList, title }: PlanToolbarProps) {
  const t = useTranslations('booking.week');
  const here = linksOf(view, isList);
  return (
    <div className="mb-4 grid gap-3 print:mb-2">
      <div className="flex flex-wrap items-end gap-x-4 gap-y-1 print:hidden">
        <FacilityChoice view={view} isList={isList} />
        {view.facility.address ? (
          <p className="text-sm text-muted max-sm:-mt-1 sm:pb-2">{view.facility.address}</p>
        ) : null}
      </div>
      {view.groups.length > 1 || view.group.name ? (
        <Tabs
          label={t('groups')}
          items={view.groups.map((group) => ({
            key: group.id,
            label: group.name,
            isCurrent: group.id === view.group.id,
            to: here.at({ gruppe: group.id }),
          }))}
        />
      ) : null}
      {view.kind === 'week' ? (
        <Tabs
          label={t('resources')}
          look="pill"
          items={view.resources.map((resource) => ({
            key: resource.id,
            label: resource.name,
            color: resource.color,
            isCurrent: resource.id === view.resource.id,
            to: here.at({ ressource: resource.id }),
          }))}
        />
      ) : null}
      <div className="grid grid-cols-[1fr_auto] items-center gap-x-3 gap-y-1 lg:flex">
        <div className="flex items-center gap-1 print:hidden">
          <Link to={here.previous} rel="prev" className={buttonClass('plain', 'px-2.5')} preventScrollReset>
            <ChevronLeft aria-hidden />
            <span className="sr-only">{t(view.kind === 'week' ? 'previousWeek' : 'previousDay')}</span>
          </Link>
          <Link to={here.next} rel="next" className={buttonClass('plain', 'px-2.5')} preventScrollReset>
            <ChevronRight aria-hidden />
            <span className="sr-only">{t(view.kind === 'week' ? 'nextWeek' : 'nextDay')}</span>
          </Link>
          <Link to={here.today} className={buttonClass('plain')} preventScrollReset>
            {t('today')}
          </Link>
        </div>
        <nav aria-label={t('views')} className="flex gap-1 lg:order-3 print:hidden">
          <ViewLink
            to={here.week}
            isCurrent={view.kind === 'week' && !isList}
            icon={<CalendarDays aria-hidden />}
            label={t('asWeek')}
          />
          <ViewLink
            to={here.day}
            isCurrent={view.kind === 'day' && !isList}
            icon={<Columns3 aria-hidden />}
            label={t('asDay')}
          />
          <ViewLink to={here.list} isCurrent={isList} icon={<List aria-hidden />} label={t('asList')} />
        </nav>
        <h1 className="min-w-0 text-base font-semibold lg:text-lg" aria-live="polite">
          {title}
        </h1>
        <div className="justify-self-end lg:order-2 lg:ml-auto print:hidden">
          <DateJump view={view} isList={isList} />
        </div>
      </div>
    </div>
  );
}

function ViewLink({ to, isCurrent, icon, label }: { to: string; isCurrent: boolean; icon: ReactNode; label: string }) {
  return (
    <Link
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      preventScrollReset
      className={buttonClass('quiet', 'px-2.5 aria-[current]:bg-hover')}
    >
      {icon}
      <span className="max-sm:sr-only">{label}</span>
    </Link>
  );
}

function FacilityChoice({ view, isList }: { view: WeekView | DayView; isList: boolean }) {
  const t = useTranslations('booking.week');
  const submit = useSubmit();
  const id = useId();
  return (
    <Form method="get" className="flex items-end gap-2" onChange={(event) => submit(event.currentTarget)}>
      <div className="grid gap-1">
        <label htmlFor={id} className="text-xs text-muted">
          {t('facility')}
        </label>
        <Select id={id} name="anlage" defaultValue={view.facility.id} key={view.facility.id}>
          {view.facilities.map((facility) => (
            <option key={facility.id} value={facility.id}>
              {facility.name}
            </option>
          ))}
        </Select>
      </div>
      <TimeFields view={view} isList={isList} />
      <noscript>
        <Button>{t('show')}</Button>
      </noscript>
    </Form>
  );
}

function DateJump({ view, isList }: { view: WeekView | DayView; isList: boolean }) {
  const t = useTranslations('booking.week');
  const submit = useSubmit();
  const date = view.kind === 'day' ? view.date : (view.days[0] ?? '');
  return (
    <Form
      method="get"
      className="flex items-center gap-1"
      onChange={(event) => {
        if (event.currentTarget.checkValidity()) submit(event.currentTarget);
      }}
    >
      <input type="hidden" name="ressource" value={view.resource.id} />
      {isList ? <input type="hidden" name="ansicht" value="liste" /> : null}
      <Input
        type="date"
        name="datum"
        aria-label={t('jump')}
        defaultValue={date}
        key={date}
        required
        className="plan-date-jump"
      />
      <noscript>
        <Button>{t('go')}</Button>
      </noscript>
    </Form>
  );
}

function TimeFields({ view, isList }: { view: WeekView | DayView; isList: boolean }) {
  return (
    <>
      {view.kind === 'week' ? (
        <input type="hidden" name="woche" value={view.week} />
      ) : (
        <input type="hidden" name="datum" value={view.date} />
      )}
      {isList ? <input type="hidden" name="ansicht" value="liste" /> : null}
    </>
  );
}

/** Every way from here, with place and time kept in the address. */
function linksOf(view: WeekView | DayView, isList: boolean) {
  const ansicht = isList ? ('liste' as const) : undefined;
  const place = { ressource: view.resource.id };
  const day = (query: DayQuery) => paths.booking.day({ ansicht, ...place, ...query });
  const week = (query: WeekQuery) => paths.booking.week({ ansicht, ...place, ...query });
  const shownDate = view.kind === 'day' ? view.date : view.days.includes(view.now.date) ? view.now.date : view.days[0];
  const isWeek = view.kind === 'week';
  return {
    at: (query: { gruppe?: string; ressource?: string }) =>
      isWeek
        ? paths.booking.week({ ansicht, ...query, woche: view.week })
        : paths.booking.day({ ansicht, ...query, datum: view.date }),
    previous: isWeek ? week({ woche: view.previousWeek }) : day({ datum: view.previousDate }),
    next: isWeek ? week({ woche: view.nextWeek }) : day({ datum: view.nextDate }),
    today: isWeek ? week({}) : day({}),
    week: paths.booking.week({ ...place, woche: view.week }),
    day: paths.booking.day({ ...place, datum: shownDate }),
    list: isWeek ? week({ ansicht: 'liste', woche: view.week }) : day({ ansicht: 'liste', datum: view.date }),
  };
}
