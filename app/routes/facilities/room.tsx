import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { historyPage, historyQuery } from '#app/domains/audit/public.server.ts';
import { editRoom } from '#app/domains/facilities/edit-room.server.ts';
import { removeRoom } from '#app/domains/facilities/remove-room.server.ts';
import {
  getAdministeredRoom,
  listRoomFacilities,
  listRoomHistory,
  type RoomFacility,
} from '#app/domains/facilities/room-pages.server.ts';
import { roomActSchema } from '#app/domains/facilities/room-schema.ts';
import { paths } from '#app/paths.ts';
import { HOME_ZONE } from '#app/platform/calendar.ts';
import { pathId } from '#app/platform/edit.server.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { answerStale } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { RemoveSection } from '#app/ui/entity-form.tsx';
import { History } from '#app/ui/history.tsx';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProblems, answerUnreadable, keptBecause, roomEntryWords } from './room/answers.server.ts';
import { RoomForm } from './room/room-form.tsx';
import { valuesOfForm } from './room/room-values.ts';

/** A room: its fields, as a form, and its history. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const ctx = readCtx();
  const roomId = pathId(params, 'roomId');
  const { after } = historyQuery.read(request.url);
  const [room, facilities, history] = await Promise.all([
    getAdministeredRoom(ctx, actor, roomId),
    listRoomFacilities(ctx, actor),
    listRoomHistory(ctx, actor, { roomId, after }),
  ]);
  const facility: RoomFacility | undefined = facilities.find(({ id }) => id === room?.facilityId);
  if (!room || !facility) throw new Response(null, { status: 404 });
  const resourceIds = facility.resources.filter((resource) => resource.roomId === roomId).map(({ id }) => id);
  return {
    title: room.name,
    facility,
    room: { ...room, resourceIds },
    ...historyPage(history, {
      url: request.url,
      to: paths.facilities.room(roomId),
      locale: actor.locale,
      timeZone: HOME_ZONE,
      what: (line) => roomEntryWords(line, actor.locale),
    }),
  };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const roomId = pathId(params, 'roomId');
  const { locale } = actor;
  const t = translator(locale, 'facilities.rooms');
  const fields = await readFields(request);
  const submission = parseForm(fields, roomActSchema);
  if (submission.status !== 'success') return data(answerUnreadable(fields, submission.error, locale), { status: 422 });
  const ctx = verbCtx(actor, context);
  if (submission.value.intent === 'remove') {
    const outcome = await removeRoom(ctx, { roomId });
    if (outcome.kind === 'removed')
      return redirectWithFlash(paths.facilities.rooms(), {
        tone: 'good',
        text: t('removed', { room: outcome.name }),
      });
    return data({ kept: keptBecause(outcome, locale) }, { status: 409 });
  }
  const { intent: _intent, ...input } = submission.value;
  const outcome = await editRoom(ctx, { roomId, ...input });
  switch (outcome.kind) {
    case 'edited':
      return redirectWithFlash(paths.facilities.room(roomId), {
        tone: 'good',
        text: t('saved', { room: input.name }),
      });
    case 'stale':
      return data(answerStale(valuesOfForm(fields), t('stale')), { status: 409 });
    case 'refused':
      return data(answerProblems(fields, outcome.problems, locale), { status: 422 });
  }
}

export default function RoomScreen() {
  const { title, facility, room, history, list } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('facilities.rooms');
  const here = paths.facilities.room(room.id);
  return (
    <>
      <PageHeader
        title={title}
        lede={facility.name}
        back={<BackLink to={paths.facilities.rooms()}>{t('back')}</BackLink>}
      />
      <div className="max-w-2xl">
        <StartedForms>
          <RoomForm
            key={room.version}
            action={here}
            room={room}
            values={room}
            answer={answer && 'values' in answer ? answer : null}
            facilities={[facility]}
          />
        </StartedForms>
      </div>
      <History rows={history} list={list} emptyHint={t('noHistory')} />
      <div className="mt-10">
        <RemoveSection
          action={here}
          label={t('remove')}
          hint={t('removeHint')}
          kept={answer && 'kept' in answer ? answer.kept : null}
        />
      </div>
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
