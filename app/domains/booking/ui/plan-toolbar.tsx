import { Form, Link, useSubmit } from '@remix-run/react';
import {
  CalendarDays,
  CalendarRange,
  CalendarSync,
  ChevronLeft,
  ChevronRight,
  Columns3,
  List,
  Printer,
} from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { planLinks, type PlanView } from './plan-links.ts';

interface PlanToolbarProps {
  view: PlanView;
  isList: boolean;
  /** "KW 47", the day, or the month. */
  title: string;
  /** "16.–22.11.2026", or the week of the day. */
  detail?: string;
  /** True on the page of one facility for the public, which has its name above. */
  isPublicPage?: boolean;
  /** The choice of another month. */
  jump?: ReactNode;
}

const PREVIOUS = { week: 'previousWeek', day: 'previousDay', month: 'previousMonth' } as const;
const NEXT = { week: 'nextWeek', day: 'nextDay', month: 'nextMonth' } as const;

/** Facility with its address, group and resource tabs, then time: previous, title, next, today, any date, and the views. */
export function PlanToolbar({ view, isList, title, detail, isPublicPage = false, jump }: PlanToolbarProps) {
  const t = useTranslations('booking.week');
  const here = planLinks(view, isList, isPublicPage);
  return (
    <div className="mb-3 grid gap-1.5 max-sm:-mt-3 sm:mb-4 sm:gap-3 print:m-0 print:mb-1">
      {isPublicPage ? null : (
        <div className="flex items-end gap-x-4 gap-y-1 max-sm:gap-x-1 sm:flex-wrap print:hidden">
          <FacilityChoice view={view} isList={isList} />
          {view.facility.address ? (
            <p className="text-sm text-muted max-sm:hidden sm:pb-2">{view.facility.address}</p>
          ) : null}
          <div className="ml-auto flex gap-1">
            <ViewLink to={here.paper} icon={<Printer aria-hidden />} label={t('paper')} />
            <ViewLink to={here.feeds} icon={<CalendarSync aria-hidden />} label={t('subscribe')} />
          </div>
        </div>
      )}
      {view.groups.length > 1 || view.group.name ? (
        <Tabs
          label={t('groups')}
          className={view.groups.length === 1 ? 'max-sm:hidden' : undefined}
          items={view.groups.map((group) => ({
            key: group.id,
            label: group.name,
            isCurrent: group.id === view.group.id,
            to: here.at({ gruppe: group.id }),
          }))}
        />
      ) : null}
      {view.kind === 'day' ? null : (
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
      )}
      <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-1.5 sm:gap-x-3 lg:flex">
        <div className="flex gap-1 print:hidden">
          <Link to={here.previous} rel="prev" className={buttonClass('plain', 'px-2.5')} preventScrollReset>
            <ChevronLeft aria-hidden />
            <span className="sr-only">{t(PREVIOUS[view.kind])}</span>
          </Link>
          <Link to={here.next} rel="next" className={buttonClass('plain', 'px-2.5')} preventScrollReset>
            <ChevronRight aria-hidden />
            <span className="sr-only">{t(NEXT[view.kind])}</span>
          </Link>
        </div>
        <h1 className="min-w-0 text-base font-semibold lg:text-lg" aria-live="polite">
          <span className="whitespace-nowrap">{title}</span>
          {detail ? (
            <>
              <span className="max-sm:hidden"> · </span>
              <span className="font-normal whitespace-nowrap text-muted max-sm:block max-sm:text-xs sm:text-base">
                {detail}
              </span>
            </>
          ) : null}
        </h1>
        <div className="lg:ml-auto print:hidden">
          {view.kind === 'month' ? jump : <DateJump view={view} isList={isList} />}
        </div>
        <Link to={here.today} className={buttonClass('plain')} preventScrollReset>
          {t('today')}
        </Link>
        <nav aria-label={t('views')} className="col-span-2 flex gap-1 justify-self-end print:hidden">
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
          <ViewLink
            to={here.month}
            isCurrent={view.kind === 'month' && !isList}
            icon={<CalendarRange aria-hidden />}
            label={t('asMonth')}
          />
          <ViewLink to={here.list} isCurrent={isList} icon={<List aria-hidden />} label={t('asList')} />
        </nav>
      </div>
    </div>
  );
}

interface ViewLinkProps {
  to: string;
  isCurrent?: boolean;
  icon: ReactNode;
  label: string;
}

function ViewLink({ to, isCurrent = false, icon, label }: ViewLinkProps) {
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

function FacilityChoice({ view, isList }: { view: PlanView; isList: boolean }) {
  const t = useTranslations('booking.week');
  const submit = useSubmit();
  const id = useId();
  return (
    <Form
      method="get"
      className="flex min-w-0 items-end gap-2 max-sm:flex-1"
      onChange={(event) => submit(event.currentTarget)}
    >
      <div className="grid gap-1 max-sm:flex-1">
        <label htmlFor={id} className="text-xs text-muted max-sm:sr-only">
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

function DateJump({ view, isList }: { view: Exclude<PlanView, { kind: 'month' }>; isList: boolean }) {
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

function TimeFields({ view, isList }: { view: PlanView; isList: boolean }) {
  return (
    <>
      {view.kind === 'week' ? <input type="hidden" name="woche" value={view.week} /> : null}
      {view.kind === 'day' ? <input type="hidden" name="datum" value={view.date} /> : null}
      {view.kind === 'month' ? <input type="hidden" name="monat" value={view.sheet.month} /> : null}
      {isList ? <input type="hidden" name="ansicht" value="liste" /> : null}
    </>
  );
}
