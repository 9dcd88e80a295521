import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { v7, validate } from 'uuid';
import { getDoorJob } from '#app/domains/access/jobs/get-door-job.server.ts';
import { listMyDoors } from '#app/domains/access/areas/my-doors.server.ts';
import { type PressAnswer, pressOnce, takePress } from '#app/domains/access/jobs/presses.server.ts';
import { isFinal } from '#app/domains/access/rules/jobs.ts';
import { openDoorSchema } from '#app/domains/access/schema.ts';
import { DEVICE_TOPIC, DOOR_JOB_TOPIC } from '#app/domains/access/live.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { readCtx, verbCtx } from '#app/platform/request-ctx.server.ts';
import { requireActor } from '#app/platform/session.server.ts';
import { ErrorPage } from '#app/routes/shell/error-page.tsx';
import { pageTitle } from '#app/routes/shell/page-title.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';
import { useLastActionData } from '#app/ui/use-last-action-data.ts';
import { DoorRow } from './doors/door-row.tsx';
import { type DoorView, doorView } from './doors/door-view.server.ts';
import { JobPanel } from './doors/job-panel.tsx';

/** The doors of the signed-in person, and the current press (`?auftrag=`). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, 'door.list');
  const jobId = new URL(request.url).searchParams.get('auftrag');
  const ctx = readCtx();
  const [doors, job] = await Promise.all([
    listMyDoors(ctx, actor),
    jobId !== null && validate(jobId) ? getDoorJob(ctx.db, actor, jobId) : null,
  ]);
  return {
    title: translator(actor.locale, 'access.doors')('title'),
    isExtern: actor.role === 'extern',
    doors: doors.map((door) => doorView(door, actor.locale)),
    job,
    nonce: v7(),
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, 'door.open');
  const submission = await readForm(request, openDoorSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const { area, nonce } = submission.value;
  const ctx = verbCtx(actor, context);
  const retryAfterS = await takePress(ctx.origin.ip);
  const answer: PressAnswer =
    retryAfterS === null ? await pressOnce(ctx, { slug: area, nonce }) : { kind: 'limited', retryAfterS };
  switch (answer.kind) {
    case 'asked':
      return redirect(paths.access.doors({ auftrag: answer.jobId }), { status: 303 });
    case 'limited': {
      const headers = { 'Retry-After': String(answer.retryAfterS) };
      return data({ kind: 'limited' as const, area, seconds: answer.retryAfterS }, { status: 429, headers });
    }
    case 'forbidden':
      return data({ kind: 'forbidden' as const, area, seconds: 0 }, { status: 403 });
    case 'offline':
      return data({ kind: 'offline' as const, area, seconds: 0 }, { status: 503, headers: { 'Retry-After': '20' } });
    case 'absent':
      throw new NotFoundError('area');
  }
}

export default function DoorsScreen() {
  const { title, isExtern, doors, job, nonce } = useLoaderData<typeof loader>();
  const refusal = useLastActionData<typeof action>();
  const t = useTranslations('access.doors');
  const isConnected = useLiveRevalidate(paths.live(), (event) => DEVICE_TOPIC.is(event) || DOOR_JOB_TOPIC.is(event));
  const named = doors.find(({ slug }) => slug === refusal?.area)?.title ?? refusal?.area ?? '';
  const isBusy = job !== null && !isFinal(job.status);
  return (
    <div className="max-w-3xl">
      <PageHeader title={title} lede={t('lede')} />
      <div className="grid gap-5">
        {refusal ? (
          <Notice tone="error">{t(`refused.${refusal.kind}`, { door: named, seconds: refusal.seconds })}</Notice>
        ) : null}
        {job ? <JobPanel job={job} isConnected={isConnected} /> : null}
        {doors.length === 0 ? (
          <EmptyState icon={DoorClosed} title={t('none')}>
            {t(isExtern ? 'noneExternHint' : 'noneHint')}
          </EmptyState>
        ) : (
          byFacility(doors).map(([facilityName, own]) => (
            <section key={facilityName} aria-label={facilityName}>
              <h2 lang="de" className="border-b border-line-strong pb-1 text-sm font-medium text-muted">
                {facilityName}
              </h2>
              <ul>
                {own.map((door) => (
                  <DoorRow key={door.slug} door={door} nonce={nonce} isBusy={isBusy} />
                ))}
              </ul>
            </section>
          ))
        )}
      </div>
    </div>
  );
}

function byFacility(doors: readonly DoorView[]): [string, DoorView[]][] {
  const groups = new Map<string, DoorView[]>();
  for (const door of doors) groups.set(door.facilityName, [...(groups.get(door.facilityName) ?? []), door]);
  return [...groups];
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
