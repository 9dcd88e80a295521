import { Form } from '@remix-run/react';
import { Undo2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { DoorJobView } from '#app/domains/access/jobs/get-door-job.server.ts';
import { isFinal } from '#app/domains/access/rules/jobs.ts';
import { JobLadder } from '#app/domains/access/ui/job-ladder.tsx';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { HelpLine } from './help-line.tsx';

interface JobPanelProps {
  job: DoorJobView;
  /** Whether the live connection works; null until known. */
  isConnected: boolean | null;
  /** Of the operator of the door. */
  phone: string | null;
  /** A withdrawal came after the end. */
  isTooLate: boolean;
}

/** The current press, or the one that has just ended, in the row of its door. */
export function JobPanel({ job, isConnected, phone, isTooLate }: JobPanelProps) {
  const t = useTranslations('access.doors.job');
  const isOver = isFinal(job.status);
  const isHydrated = useHydrated();
  return (
    <section
      aria-label={t('label', { door: job.areaTitle })}
      className="grid gap-4 rounded-md border border-line-strong bg-surface px-4 py-4"
    >
      <JobLadder job={job} />
      {isTooLate && isOver ? (
        <p role="status" className="text-center text-sm">
          {t('tooLate')}
        </p>
      ) : null}
      {job.resultCode === 'RELAY_FAULT' ? <HelpLine phone={phone} className="text-center text-sm" /> : null}
      {isConnected === false && !isOver ? <p className="text-center text-xs text-muted">{t('stale')}</p> : null}
      {/* Two ends of the line: what comes at the end is never under the pointer that withdraws. */}
      <div className="flex items-center justify-between gap-3 empty:hidden">
        {isOver || job.withdrawnAt !== null ? null : <WithdrawForm jobId={job.jobId} />}
        {isOver ? (
          <LinkButton to={paths.access.doors()} preventScrollReset className="ml-auto">
            {t('close')}
          </LinkButton>
        ) : isHydrated && isConnected !== false ? null : (
          <LinkButton to={paths.access.doors({ auftrag: job.jobId })} reloadDocument className="ml-auto">
            {t('refresh')}
          </LinkButton>
        )}
      </div>
    </section>
  );
}

function WithdrawForm({ jobId }: { jobId: string }) {
  const t = useTranslations('access.doors.job');
  return (
    <Form method="post" action={paths.access.doors({ auftrag: jobId })} preventScrollReset>
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="job" value={jobId} />
      <Button icon={<Undo2 aria-hidden />}>{t('withdraw')}</Button>
    </Form>
  );
}
