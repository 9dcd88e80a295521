import { useTranslations } from 'use-intl';
import type { DoorJobView } from '#app/domains/access/jobs/get-door-job.server.ts';
import { isFinal } from '#app/domains/access/rules/jobs.ts';
import { JobLadder } from '#app/domains/access/ui/job-ladder.tsx';
import { paths } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';

interface JobPanelProps {
  job: DoorJobView;
  /** Whether the live connection works; null until known. */
  isConnected: boolean | null;
}

/** The current press, or the one that has just ended. */
export function JobPanel({ job, isConnected }: JobPanelProps) {
  const t = useTranslations('access.doors.job');
  const isOver = isFinal(job.status);
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
