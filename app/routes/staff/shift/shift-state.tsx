import { Form, useNavigation } from '@remix-run/react';
import { Archive, CalendarX, Check, PencilLine, Send } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { RosterPerson, RosterShift } from '#app/domains/staff/rules/roster.ts';
import type { RosterFacility } from '#app/domains/staff/store/roster-rows.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';
import { Fact, Facts } from '#app/ui/facts.tsx';
import type { ShiftValues } from './shift-values.ts';

const BADGES = {
  DRAFT: { tone: 'warn', icon: PencilLine },
  PUBLISHED: { tone: 'good', icon: Check },
  CANCELLED: { tone: 'bad', icon: CalendarX },
} as const;

interface ShiftStateProps {
  action: string;
  shift: { readonly status: RosterShift['status']; readonly archived: boolean };
}

/** The state of a shift; a draft is published here. */
export function ShiftState({ action, shift: { status, archived } }: ShiftStateProps) {
  const t = useTranslations('staff.shift');
  return (
    <section aria-labelledby="state" className="grid gap-3">
      <h2 id="state" className="flex items-center justify-between border-b pb-1 text-base font-semibold">
        {t('state')}
        <span className="flex gap-2">
          <Badge {...BADGES[status]}>{t(`states.${status}`)}</Badge>
          {archived ? <Badge icon={Archive}>{t('archived')}</Badge> : null}
        </span>
      </h2>
      {status === 'DRAFT' && !archived ? (
        <Step action={action} intent="publish" hint={t('publishHint')} icon={<Send aria-hidden />} />
      ) : null}
      {status === 'CANCELLED' && !archived ? (
        <Step action={action} intent="archive" hint={t('archiveHint')} icon={<Archive aria-hidden />} />
      ) : null}
    </section>
  );
}

/** Ends a shift in two presses: the second says what it does. */
export function CancelShift({ action, status }: { action: string; status: RosterShift['status'] }) {
  const t = useTranslations('staff.shift');
  return (
    <details>
      <summary className="tap flex w-fit cursor-pointer items-center gap-2 text-sm font-medium text-bad">
        <CalendarX aria-hidden className="size-4" />
        {t('cancelAsk')}
      </summary>
      <Step
        action={action}
        intent="cancel"
        hint={t(status === 'DRAFT' ? 'cancelDraftHint' : 'cancelHint')}
        icon={<CalendarX aria-hidden />}
      />
    </details>
  );
}

interface StepProps {
  action: string;
  intent: 'publish' | 'cancel' | 'archive';
  hint: string;
  icon: ReactNode;
}

const TONES = { publish: 'primary', cancel: 'danger', archive: 'plain' } as const;

function Step({ action, intent, hint, icon }: StepProps) {
  const t = useTranslations('staff.shift');
  const sent = useNavigation().formData?.get('intent');
  return (
    <Form
      method="post"
      action={action}
      preventScrollReset
      className="grid items-center gap-x-4 gap-y-1 sm:grid-cols-[11rem_minmax(0,1fr)]"
    >
      <Button tone={TONES[intent]} name="intent" value={intent} icon={icon} busy={sent === intent}>
        {t(intent)}
      </Button>
      <p className="text-sm text-muted">{hint}</p>
    </Form>
  );
}

interface ShiftFactsProps {
  values: ShiftValues;
  facilities: readonly RosterFacility[];
  assigned: readonly RosterPerson[];
}

/** A shift that is over, to read. */
export function ShiftFacts({ values, facilities, assigned }: ShiftFactsProps) {
  const t = useTranslations('staff.shift');
  const format = useFormats();
  const area = facilities.flatMap(({ areas }) => areas).find(({ id }) => id === values.workAreaId);
  return (
    <Facts label={t('fields')}>
      <Fact name={t('date')}>{format.day(values.dateLocal)}</Fact>
      <Fact name={t('time')}>{format.timeRange(values.startTimeLocal, values.endTimeLocal)}</Fact>
      <Fact name={t('role')}>{values.role}</Fact>
      <Fact name={t('station')}>{values.station}</Fact>
      <Fact name={t('area')}>{area?.name}</Fact>
      <Fact name={t('staff')}>{assigned.map(({ name }) => name).join(', ')}</Fact>
      <Fact name={t('notesStaff')}>{values.notesStaff}</Fact>
      <Fact name={t('notesInternal')}>{values.notesInternal}</Fact>
    </Facts>
  );
}
