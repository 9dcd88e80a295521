import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl/react';
import { listNextBookings } from '#app/domains/booking/pages/start-page.server.ts';
import { listOpenUsage } from '#app/domains/booking/pages/usage.server.ts';
import { getMeCard } from '#app/domains/presence/pages/me-card.server.ts';
import { listRetention } from '#app/domains/privacy/public.server.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { isEmptyHouse } from '#app/domains/setup/public.server.ts';
import { roleWord } from '#app/domains/staff/mails/shift-words.server.ts';
import { listNextShifts } from '#app/domains/staff/pages/my-shifts.server.ts';
import { getSuggestion } from '#app/domains/staff/pages/suggestion.server.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, isoWeekOf, today } from '#app/platform/calendar.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, readTogether } from '#app/platform/request-ctx.server.ts';
import { readSession } from '#app/platform/session.server.ts';
import { UsageCard } from '#app/routes/booking/usage/usage-card.tsx';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { SuggestionCard } from '#app/routes/staff/clock/suggestion-card.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { PhoneLink } from '#app/ui/phone-link.tsx';
import { readChecks } from './start/checks.server.ts';
import { Checks } from './start/checks.tsx';
import { readInbox } from './start/inbox.server.ts';
import { Inbox } from './start/inbox.tsx';
import { MeCard } from './start/me-card.tsx';
import { Retention } from './start/retention.tsx';
import { NextShifts } from './start/next-shifts.tsx';
import { NextBookings } from './start/next-bookings.tsx';

/** The card shows so many dates that ask who came; the rest is a link away. */
const ASKED_DATES = 2;

/** A person's start page. Other visitors go to the week, or to the first run while the database is empty. */
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await readSession(request);
  if (!session) return redirect((await isEmptyHouse()) ? paths.setup.firstRun() : paths.booking.week());
  const { actor, operator } = session;
  const ctx = readCtx();
  const partsOn = listPartsOn(ctx.db);
  const [bookings, shifts, suggestion, usage, inbox, checks, retention, me] = await readTogether(ctx, (flight) => [
    listNextBookings(flight, actor),
    partsOn.has('staff') ? listNextShifts(flight, actor) : [],
    partsOn.has('staff') ? getSuggestion(flight, actor) : null,
    listOpenUsage(flight, actor, ASKED_DATES),
    readInbox(flight, actor, partsOn),
    readChecks(flight, actor, partsOn),
    can(actor, 'settings.administer') ? listRetention(flight) : null,
    partsOn.has('presence') && can(actor, 'presence.checkIn') ? getMeCard(flight, actor) : null,
  ]);
  const day = today(ctx.now, HOME_ZONE);
  const t = translator(actor.locale, 'start.page');
  const format = formats(actor.locale);
  return {
    title: t('title'),
    lede: t('lede', { day: format.dayLong(day), week: format.week(isoWeekOf(day)) }),
    today: day,
    bookings,
    shifts: shifts.map(({ id, date, from, until, role, station, areaName }) => ({
      id,
      day: date === day ? translator(actor.locale, 'start.next')('today') : format.dayShort(date),
      time: format.timeRange(from, until),
      what: [roleWord(role, actor.locale), station, areaName].filter(Boolean).join(', '),
    })),
    suggestion,
    usage,
    inbox,
    me,
    checks,
    retention: retention?.map((line) => ({ ...line, oldest: line.oldest && format.date(line.oldest) })) ?? null,
    hasDoors: partsOn.has('doors') && can(actor, 'door.list'),
    contact: operator?.phone ? { operator: operator.name, phone: operator.phone } : null,
  };
}

export default function StartScreen() {
  const {
    title,
    lede,
    today: day,
    bookings,
    shifts,
    suggestion,
    usage,
    inbox,
    me,
    checks,
    retention,
    hasDoors,
    contact,
  } = useLoaderData<typeof loader>();
  const t = useTranslations('start.page');
  return (
    <div className="max-w-5xl">
      <PageHeader title={title} lede={lede} />
      <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid gap-8">
          <SuggestionCard suggestion={suggestion} from="start" />
          {me ? <MeCard card={me} /> : null}
          <Inbox lines={inbox} />
          <NextShifts shifts={shifts} />
          <NextBookings today={day} bookings={bookings} hasDoors={hasDoors} />
          <UsageCard dates={usage} weiter={paths.start()} />
        </div>
        {checks && retention ? (
          <div className="grid gap-8">
            <Checks lines={checks} />
            <Retention lines={retention} />
          </div>
        ) : null}
      </div>
      {contact ? (
        <p className="mt-8 text-sm text-muted">
          {t('contact', { operator: contact.operator })} <PhoneLink phone={contact.phone} />
        </p>
      ) : null}
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
