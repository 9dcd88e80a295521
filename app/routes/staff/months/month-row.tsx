import { Form, Link, useNavigation } from '@remix-run/react';
import { Check, Lock, LockOpen } from 'lucide-react';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { MonthView } from './month-view.server.ts';

const MAX_REASON = 1000;

/** The state of a month by word, icon and colour. */
export function MonthState({ state }: Pick<MonthView, 'state'>) {
  const t = useTranslations('staff.times');
  const looks = { open: ['neutral', LockOpen], submitted: ['warn', Check], approved: ['good', Lock] } as const;
  const [tone, icon] = looks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`months.state.${state}`)}
    </Badge>
  );
}

/** What a manager does with a person's month; nothing with the own one, and nothing with one that its person has not submitted. */
export function MonthActs({ line, month }: { line: MonthView; month: string }) {
  const t = useTranslations('staff.times');
  const { staffId, name, state, version, isOwn } = line;
  const sent = useNavigation().formData;
  const isSent = sent?.get('staff') === staffId && sent.get('intent') === 'approve';
  if (isOwn) return <span className="text-xs text-muted">{t('months.own')}</span>;
  if (state === 'open') return null;
  return (
    <div className="flex flex-wrap items-start gap-2 lg:justify-end">
      {state === 'submitted' ? (
        <Form method="post" preventScrollReset>
          <Fields staffId={staffId} month={month} version={version} />
          <Button
            tone="primary"
            name="intent"
            value="approve"
            busy={isSent}
            aria-label={t('months.approveOf', { name })}
          >
            {t('months.approve')}
          </Button>
        </Form>
      ) : null}
      <details className="min-w-0 open:w-full">
        <summary
          aria-label={t('months.reopenOf', { name })}
          className={buttonClass('plain', 'list-none [&::-webkit-details-marker]:hidden')}
        >
          {t(state === 'submitted' ? 'months.giveBack' : 'months.reopen')}
        </summary>
        <Reopen line={line} month={month} />
      </details>
    </div>
  );
}

function Fields({ staffId, month, version }: { staffId: string; month: string; version: number | null }) {
  return (
    <>
      <input type="hidden" name="staff" value={staffId} />
      <input type="hidden" name="month" value={month} />
      <input type="hidden" name="version" value={version ?? 0} />
    </>
  );
}

function Reopen({ line: { staffId, version }, month }: { line: MonthView; month: string }) {
  const t = useTranslations('staff.times');
  const field = useId();
  return (
    <Form method="post" preventScrollReset className="mt-3 grid max-w-lg gap-4 border-l-2 pb-1 pl-4 text-left">
      <Fields staffId={staffId} month={month} version={version} />
      <TextField field={{ id: field }} label={t('months.reason')} help={t('months.reasonHelp')} limit={MAX_REASON}>
        <Textarea name="reason" rows={2} minLength={10} required />
      </TextField>
      <div>
        <Button tone="primary" name="intent" value="reopen">
          {t('months.reopen')}
        </Button>
      </div>
    </Form>
  );
}

/** The numbers of a month: hours, and what keeps it open. */
export function MonthNumbers({ line, month }: { line: MonthView; month: string }) {
  const t = useTranslations('staff.times');
  const { staffId, blocking, waiting, reason, changedBy } = line;
  return (
    <div className="grid gap-0.5 text-xs">
      {blocking > 0 ? (
        <Link to={paths.staff.times({ mitarbeiter: staffId, pruefen: '1' })} className="underline underline-offset-2">
          {t('months.blocking', { count: blocking })}
        </Link>
      ) : null}
      {waiting > 0 ? (
        <Link to={paths.staff.corrections()} className="underline underline-offset-2">
          {t('months.waiting', { count: waiting })}
        </Link>
      ) : null}
      {reason === null ? null : (
        <span className="text-muted wrap-anywhere">{t('months.reopened', { name: changedBy ?? '–', reason })}</span>
      )}
      <Link to={paths.staff.timeSheet(staffId, { monat: month })} className="underline underline-offset-2">
        {t('months.sheet')}
      </Link>
    </div>
  );
}
