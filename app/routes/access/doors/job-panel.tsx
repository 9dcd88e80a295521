import { useTranslations } from 'use-intl';
import type { DoorJobView } from '#app/domains/access/get-door-job.server.ts';
import { isDoorJobChanged } from '#app/domains/access/live.ts';
import { isFinal } from '#app/domains/access/rules/jobs.ts';
import { JobLadder } from '#app/domains/access/ui/job-ladder.tsx';
import { paths } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { useLiveLook } from '#app/ui/use-live-look.ts';

/** The press that is under way, or has just ended; it follows the house by itself. */
export function JobPanel({ job }: { job: DoorJobView }) {
  const t = useTranslations('access.doors.job');
  const isOver = isFinal(job.status);
  const isConnected = useLiveLook(paths.booking.live(), (event) => isDoorJobChanged(event) && event.root === job.jobId);
  const isHydrated = useHydrated();
  return (
    <section
      aria-labelledby="door-job"
      className="grid gap-4 rounded-md border border-line-strong bg-surface px-4 py-4"
    >
      <h2 id="door-job" className="text-center text-base font-semibold" lang="de">
        {job.areaTitle}
      </h2>
      <JobLadder job={job} />
      {isConnected === false && !isOver ? <p className="text-center text-xs text-muted">{t('stale')}</p> : null}
      <div className="flex justify-center">
        {isOver ? (
          <LinkButton to={paths.access.doors()}>{t('close')}</LinkButton>
        ) : isHydrated && isConnected !== false ? null : (
          <LinkButton to={paths.access.doors({ auftrag: job.jobId })} reloadDocument>
            {t('refresh')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}
