import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { createRoom } from '#app/domains/facilities/create-room.server.ts';
import { listRoomFacilities } from '#app/domains/facilities/room-pages.server.ts';
import { createRoomSchema } from '#app/domains/facilities/room-schema.ts';
import { paths } from '#app/paths.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { parseForm, readFields } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { StartedForms } from '#app/routes/shell/started/started-forms.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { BackLink, PageHeader } from '#app/ui/page-header.tsx';
import { answerProblems, answerUnreadable } from './room/answers.server.ts';
import { RoomForm } from './room/room-form.tsx';
import { newRoomValues } from './room/room-values.ts';

/** The form of a new room. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const facilities = await listRoomFacilities(readCtx(), actor);
  return { title: translator(actor.locale, 'facilities.rooms')('newRoom'), facilities };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'facility.administer');
  const fields = await readFields(request);
  const submission = parseForm(fields, createRoomSchema);
  if (submission.status !== 'success')
    return data(answerUnreadable(fields, submission.error, actor.locale), { status: 422 });
  const outcome = await createRoom(verbCtx(actor, context), submission.value);
  switch (outcome.kind) {
    case 'created': {
      const text = translator(actor.locale, 'facilities.rooms')('created', { room: submission.value.name });
      return redirectWithFlash(paths.facilities.room(outcome.roomId), { tone: 'good', text });
    }
    case 'refused':
      return data(answerProblems(fields, outcome.problems, actor.locale), { status: 422 });
  }
}

export default function NewRoomScreen() {
  const { title, facilities } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useTranslations('facilities.rooms');
  return (
    <div className="max-w-2xl">
      <PageHeader title={title} back={<BackLink to={paths.facilities.rooms()}>{t('back')}</BackLink>} />
      <StartedForms>
        <RoomForm
          action={paths.facilities.newRoom()}
          room={null}
          values={newRoomValues(facilities[0]?.id ?? '')}
          answer={answer ?? null}
          facilities={facilities}
        />
      </StartedForms>
    </div>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
