import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { PRESENCE_TOPIC } from '#app/domains/presence/live.ts';
import { listPartsOn } from '#app/domains/facilities/public.server.ts';
import { boardQuery, getBoard } from '#app/domains/presence/pages/board.server.ts';
import { presenceActSchema } from '#app/domains/presence/schema.ts';
import { RoomSection } from '#app/domains/presence/ui/room-section.tsx';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { getSuggestion } from '#app/domains/staff/pages/suggestion.server.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translateErrors } from '#app/platform/form/answer.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { safeReturnPath } from '#app/platform/return-path.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { LiveAgeLine, staleClass, useLiveAge } from '#app/ui/live-age.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { SuggestionCard } from '#app/routes/staff/clock/suggestion-card.tsx';
import { Tabs } from '#app/ui/tabs.tsx';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { act, type ActAnswer } from './board/act.server.ts';
import { EnterForm } from './board/enter-form.tsx';
import { MyStay } from './board/my-stay.tsx';

/** Who is where (seed 0): a section per room, live. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'presence.view');
  const query = boardQuery.read(request.url);
  const ctx = readCtx();
  return {
    title: translator(actor.locale, 'presence.board')('title'),
    facilityId: query.facilityId,
    ...(await getBoard(ctx, actor, query)),
    suggestion: listPartsOn(ctx.db).has('staff') ? await getSuggestion(ctx, actor) : null,
  };
}

const FIELD_OF = { guests: 'guests', planned_end: 'until', person: 'person' } as const;

/** Check-in, check-out and work of the person, also from the start page and a room's page. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'presence.checkIn');
  const t = translator(actor.locale, 'presence');
  const submission = parseForm(await readFields(request), presenceActSchema);
  if (submission.status !== 'success') {
    const errors = translateErrors(submission.error, (code) =>
      code === 'guests' || code === 'planned_end' || code === 'work'
        ? t(`errors.${code}`)
        : t(code === 'too_long' ? 'errors.work' : 'errors.unreadable'),
    );
    return data<ActAnswer>({ notice: Object.values(errors).flat().join(' '), errors }, { status: 422 });
  }
  const input = submission.value;
  const outcome = await act(verbCtx(actor, context), input);
  switch (outcome.kind) {
    case 'refused': {
      const errors = Object.fromEntries(outcome.problems.map((code) => [FIELD_OF[code], [t(`errors.${code}`)]]));
      return data<ActAnswer>({ notice: Object.values(errors).flat().join(' '), errors }, { status: 422 });
    }
    case 'not_inside':
      return data<ActAnswer>({ notice: t('errors.not_inside'), errors: {} }, { status: 409 });
    case 'done':
      return redirectWithFlash(safeReturnPath(input.from, paths.presence.board()), {
        tone: 'good',
        text: t(`done.${outcome.what}`),
      });
  }
}

export default function BoardScreen() {
  const { title, facilityId, rooms, facilities, asOf, suggestion } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('presence.board');
  const isConnected = useLiveRevalidate(paths.live(), (event) => PRESENCE_TOPIC.is(event) || STAFF_TOPIC.is(event));
  const age = useLiveAge(asOf, isConnected);
  const hasFacilities = facilities.length > 1;
  return (
    <>
      <PageHeader
        title={title}
        lede={t('lede')}
        actions={
          <>
            <LiveAgeLine age={age} />
            <LinkButton to={paths.presence.mine()}>{t('mine')}</LinkButton>
          </>
        }
      />
      {answer?.notice ? (
        <Notice tone="error" className="mb-5">
          {answer.notice}
        </Notice>
      ) : null}
      {suggestion ? (
        <div className="mb-5 max-w-xl">
          <SuggestionCard suggestion={suggestion} from="presence" />
        </div>
      ) : null}
      {hasFacilities ? (
        <Tabs
          look="pill"
          label={t('facilities')}
          className="mb-4"
          items={[
            { key: '', to: paths.presence.board(), label: t('all'), isCurrent: facilityId === null },
            ...facilities.map(({ id, name }) => ({
              key: id,
              to: paths.presence.board({ anlage: id }),
              label: name,
              isCurrent: id === facilityId,
            })),
          ]}
        />
      ) : null}
      {rooms.length === 0 ? (
        <EmptyState icon={DoorClosed} title={t('none')}>
          {t('noneHint')}
        </EmptyState>
      ) : (
        <div className={staleClass(age)}>
          <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-2 2xl:grid-cols-3">
            {rooms.map((room) => (
              <RoomSection
                key={room.id}
                room={room}
                aside={
                  room.isActive && !room.named.some(({ isSelf }) => isSelf) ? (
                    <EnterForm roomId={room.id} name={room.name} />
                  ) : null
                }
                more={(person) => (person.isSelf ? <MyStay person={person} /> : null)}
              />
            ))}
          </div>
        </div>
      )}
    </>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
