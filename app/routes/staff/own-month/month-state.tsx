import { Form, useNavigation } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { OwnClosing } from '#app/domains/staff/pages/own-month.server.ts';
import { paths } from '#app/paths.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge, type BadgeTone } from '#app/ui/badge.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notice.tsx';

const TONES: Readonly<Record<OwnClosing['state'], BadgeTone>> = {
  open: 'neutral',
  submitted: 'warn',
  approved: 'good',
};

interface MonthStateProps {
  closing: OwnClosing;
  month: string;
  isNamed: boolean;
  mayChange: boolean;
}

/** Where the month is: the person submits it and takes it back, and reads why it was opened again. */
export function MonthState({ closing, month, isNamed, mayChange }: MonthStateProps) {
  const t = useTranslations('staff.ownMonth');
  const format = useFormats();
  const sent = useNavigation().formData;
  const { staffId, state, version, reason, changedBy, operatorName } = closing;
  const intent = state === 'open' ? 'submit' : 'takeBack';
  const isSending = sent?.get('intent') === intent && sent.get('staff') === staffId;
  return (
    <div className="grid gap-3 text-sm">
      {state === 'open' && reason !== null ? (
        <Notice tone="warn" title={t('reopened', { name: changedBy ?? t('somebody') })}>
          {reason}
        </Notice>
      ) : null}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {isNamed ? (
          <span lang="de" className="font-medium">
            {operatorName}
          </span>
        ) : null}
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        {mayChange && state !== 'approved' ? (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="staff" value={staffId} />
            <input type="hidden" name="month" value={month} />
            <input type="hidden" name="version" value={version} />
            <Button name="intent" value={intent} tone={state === 'open' ? 'primary' : 'plain'} busy={isSending}>
              {state === 'open' ? t('submit', { month: format.month(month) }) : t('takeBack')}
            </Button>
          </Form>
        ) : null}
        <LinkButton to={paths.staff.timeSheet(staffId, { monat: month })} icon={<FileText aria-hidden />}>
          {t('sheet')}
        </LinkButton>
      </div>
      {mayChange && state === 'open' ? <p className="text-muted">{t('submitHint')}</p> : null}
    </div>
  );
}
