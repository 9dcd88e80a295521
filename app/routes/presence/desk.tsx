import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { checkIn } from '#app/domains/presence/check-in.server.ts';
import { checkOutEverybody } from '#app/domains/presence/check-out-everybody.server.ts';
import { checkOut } from '#app/domains/presence/check-out.server.ts';
import { PRESENCE_TOPIC } from '#app/domains/presence/live.ts';
import { deskActSchema } from '#app/domains/presence/pages/admin-forms.ts';
import { getDesk } from '#app/domains/presence/pages/desk.server.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translateErrors } from '#app/platform/form/answer.server.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { defineListQuery, field } from '#app/platform/list/list-query.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { PresenceTabs } from './admin/presence-tabs.tsx';
import { CheckInForm } from './desk/check-in-form.tsx';
import { Everybody } from './desk/everybody.tsx';
import { Inside } from './desk/inside.tsx';

const deskQuery = defineListQuery({
  text: field.text('suche', 120),
  roomId: field.id('raum'),
  allOf: field.id('alle'),
});

/** Where an admin checks others in and out. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const ctx = readCtx();
  const { text, roomId, allOf } = deskQuery.read(request.url);
  const { places, inside, found, hasMore } = await getDesk(ctx, actor, { text });
  const zones = new Map(places.map(({ id, timeZone }) => [id, timeZone]));
  return {
    title: translator(actor.locale, 'presence.desk')('title'),
    text,
    roomId,
    allOf,
    found,
    hasMore,
    facilities: places.map(({ id, name, rooms }) => ({
      id,
      name,
      rooms: rooms.filter(({ isActive }) => isActive),
      inside: inside
        .filter(({ facilityId }) => facilityId === id)
        .map(({ sinceMs, ...person }) => ({
          ...person,
          since: sinceText(sinceMs, ctx.now, zones.get(id) ?? HOME_ZONE, actor.locale),
        })),
    })),
  };
}

/** `09:20`, with its day when that is not today. */
function sinceText(ms: number, now: Ctx['now'], timeZone: string, locale: Locale): string {
  const { date, time } = wallClock(instantOfMs(ms), timeZone);
  return date === wallClock(now, timeZone).date ? time : `${formats(locale).dayShort(date)} ${time}`;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.administer');
  const t = translator(actor.locale, 'presence.desk');
  const submission = await readForm(request, deskActSchema);
  if (submission.status !== 'success') {
    const errors = translateErrors(submission.error, (code) => {
      const key = `errors.${code}` as 'errors.userId';
      return t.has(key) ? t(key) : t('errors.unreadable');
    });
    return data({ notice: [...new Set(Object.values(errors).flat())].join(' ') }, { status: 422 });
  }
  const ctx = verbCtx(actor, context);
  const input = submission.value;
  const here = paths.presence.desk();
  switch (input.intent) {
    case 'enter': {
      const { userId, roomId, guests } = input;
      const outcome = await checkIn(ctx, { userId, roomId, guestCount: guests, startedBy: 'admin' });
      if (outcome.kind === 'refused') return data({ notice: t('errors.person') }, { status: 422 });
      const { places, inside } = await getDesk(ctx, actor, { text: null });
      const name = inside.find(({ visitId }) => visitId === outcome.visitId)?.name ?? '';
      const room = places.flatMap(({ rooms }) => rooms).find(({ id }) => id === roomId)?.name ?? '';
      const text = t(outcome.kind === 'started' ? 'checkedIn' : 'wasInside', { name, room });
      return redirectWithFlash(paths.presence.desk({ raum: roomId }), { tone: 'good', text });
    }
    case 'leave': {
      const { inside } = await getDesk(ctx, actor, { text: null });
      const name = inside.find(({ visitId }) => visitId === input.visitId)?.name ?? '';
      const outcome = await checkOut(ctx, { visitId: input.visitId, endedBy: 'admin' });
      if (outcome.kind === 'not_inside') return data({ notice: t('notInside') }, { status: 409 });
      return redirectWithFlash(here, { tone: 'good', text: t('checkedOut', { name }) });
    }
    case 'everybody': {
      const outcome = await checkOutEverybody(ctx, { facilityId: input.facilityId });
      const people = outcome.kind === 'ended' ? outcome.people : 0;
      return redirectWithFlash(here, { tone: 'good', text: t('everybodyDone', { people }) });
    }
  }
}

export default function DeskScreen() {
  const { title, text, roomId, allOf, found, hasMore, facilities } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('presence.desk');
  useLiveRevalidate(paths.live(), PRESENCE_TOPIC.is);
  const hasRooms = facilities.some(({ rooms }) => rooms.length > 0);
  const leaving = facilities.find(({ id }) => id === allOf);
  return (
    <>
      <PageHeader title={title} />
      <PresenceTabs current="desk" />
      {answer?.notice ? (
        <Notice tone="error" className="mb-5">
          {answer.notice}
        </Notice>
      ) : null}
      {leaving ? (
        <Everybody facility={leaving} />
      ) : hasRooms ? (
        <div className="grid items-start gap-x-12 gap-y-10 *:min-w-0 xl:grid-cols-2">
          <CheckInForm text={text} roomId={roomId} found={found} hasMore={hasMore} facilities={facilities} />
          <Inside facilities={facilities} />
        </div>
      ) : (
        <EmptyState
          icon={DoorClosed}
          title={t('noRooms')}
          action={<LinkButton to={paths.facilities.rooms()}>{t('toRooms')}</LinkButton>}
        >
          {t('noRoomsHint')}
        </EmptyState>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
