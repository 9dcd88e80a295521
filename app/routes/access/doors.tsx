import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { DoorClosed } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { v7, validate } from 'uuid';
import { type DoorJobView, getDoorJob } from '#app/domains/access/jobs/get-door-job.server.ts';
import { listMyDoors } from '#app/domains/access/areas/my-doors.server.ts';
import { type PressAnswer, pressOnce, takePress } from '#app/domains/access/jobs/presses.server.ts';
import { withdrawDoorJob } from '#app/domains/access/jobs/withdraw-door-job.server.ts';
import { isFinal } from '#app/domains/access/rules/jobs.ts';
import { doorActSchema } from '#app/domains/access/schema.ts';
import { DEVICE_TOPIC, DOOR_JOB_TOPIC } from '#app/domains/access/live.ts';
import { paths } from '#app/paths.ts';
import { readForm } from '#app/platform/form/read-form.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
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
import { doorView } from './doors/door-view.server.ts';
import { JobPanel } from './doors/job-panel.tsx';
import { useHeldOrder } from './doors/use-held-order.ts';

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
  const submission = await readForm(request, doorActSchema);
  if (submission.status !== 'success') throw new Response(null, { status: 422 });
  const ctx = verbCtx(actor, context);
  if ('job' in submission.value) return await withdraw(ctx, submission.value.job);
  const { area, nonce } = submission.value;
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

/** A job that was withdrawn shows what became of it, so only the late withdrawal has an answer of its own. */
async function withdraw(ctx: Ctx, jobId: string) {
  const outcome = await withdrawDoorJob(ctx, { jobId });
  if (outcome.kind !== 'over') return redirect(paths.access.doors({ auftrag: jobId }), { status: 303 });
  return data({ kind: 'over' as const, area: null, jobId }, { status: 409 });
}

/** After a refusal the doors are read again, because it may have changed them. A press that was not sent has no result. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ actionResult, defaultShouldRevalidate }) =>
  defaultShouldRevalidate || (actionResult !== undefined && actionResult !== null);

export default function DoorsScreen() {
  const { title, isExtern, doors: sorted, job, nonce } = useLoaderData<typeof loader>();
  const answer = useLastActionData<typeof action>();
  const t = useTranslations('access.doors');
  const isConnected = useLiveRevalidate(paths.live(), (event) => DEVICE_TOPIC.is(event) || DOOR_JOB_TOPIC.is(event));
  const doors = useHeldOrder(sorted, ({ slug }) => slug);
  const isRunning = job !== null && !isFinal(job.status);
  const own = doors.find(({ slug }) => slug === job?.area);
  const facilities = new Set(doors.map(({ facilityName }) => facilityName));
  const jobPanel = job ? (
    <JobPanel
      job={job}
      isConnected={isConnected}
      phone={own?.phone ?? null}
      isTooLate={answer?.kind === 'over' && answer.jobId === job.jobId}
    />
  ) : null;
  const refusalOf = (door?: { slug: string; title: string }) => {
    if (!answer || answer.kind === 'over' || (door && door.slug !== answer.area)) return null;
    const { kind, area, seconds } = answer;
    return <Notice tone="error">{t(`refused.${kind}`, { door: door?.title ?? area, seconds })}</Notice>;
  };
  const isRefusedElsewhere = doors.every(({ slug }) => slug !== answer?.area);
  return (
    <div className="max-w-3xl">
      <PageHeader title={title} lede={t('lede')} />
      <div className="grid gap-5">
        {isRefusedElsewhere ? refusalOf() : null}
        {own ? null : jobPanel}
        {doors.length === 0 ? (
          <EmptyState icon={DoorClosed} title={t('none')}>
            {t(isExtern ? 'noneExternHint' : 'noneHint')}
          </EmptyState>
        ) : (
          <section aria-label={facilities.size === 1 ? doors[0]?.facilityName : title}>
            {facilities.size === 1 ? (
              <p lang="de" className="pb-1 text-sm font-medium text-muted">
                {doors[0]?.facilityName}
              </p>
            ) : null}
            <ul className="border-t border-line-strong">
              {doors.map((door) => (
                <DoorRow
                  key={door.slug}
                  door={door}
                  nonce={nonce}
                  jobId={job?.jobId}
                  press={door === own && job ? pressOf(job) : null}
                  isOtherRunning={isRunning && door !== own}
                  isFacilityNamed={facilities.size > 1}
                >
                  {door === own ? jobPanel : null}
                  {refusalOf(door)}
                </DoorRow>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  );
}

function pressOf({ status, withdrawnAt }: DoorJobView): 'running' | 'failed' | null {
  if (!isFinal(status)) return 'running';
  return status === 'executed' || withdrawnAt !== null ? null : 'failed';
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => pageTitle(page?.title);

export function ErrorBoundary() {
  return <ErrorPage />;
}
