import { GripVertical } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { cx } from '#app/ui/cx.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import type { Picking } from './use-picking.ts';

interface PersonHeadProps {
  person: RosterPerson;
  hours: number;
  picking: Picking;
}

/** The head of a person's row: the name is dragged onto a shift, or pressed to choose the shift next. */
export function PersonHead({ person, hours, picking }: PersonHeadProps) {
  const t = useTranslations('staff.roster');
  const isHydrated = useHydrated();
  const isPicked = picking.pickedId === person.id;
  return (
    <th scope="row" className="border-b border-line py-1 pr-3 text-left align-top font-normal">
      {isHydrated && person.isActive ? (
        <PersonHandle person={person} picking={picking} isPicked={isPicked} />
      ) : (
        <span className="block py-1 font-semibold wrap-anywhere">{person.name}</span>
      )}
      <span className="block text-xs text-muted">
        {person.isActive ? <Hours hours={hours} weekly={person.weeklyHours} /> : t('inactive')}
      </span>
    </th>
  );
}

export function PersonHandle({ person, picking, isPicked }: Omit<PersonHeadProps, 'hours'> & { isPicked: boolean }) {
  const t = useTranslations('staff.roster');
  return (
    <button
      type="button"
      aria-pressed={isPicked}
      aria-label={t('pick', { name: person.name })}
      onClick={() => picking.pick(person.id)}
      {...picking.drag({ kind: 'person', staffId: person.id })}
      className={cx(
        '-ml-1 flex min-h-8 max-w-[calc(100%+0.25rem)] cursor-grab items-center gap-1 rounded px-1 text-left font-semibold',
        isPicked ? 'bg-accent text-on-accent' : 'hover:bg-hover',
      )}
    >
      <GripVertical aria-hidden className="size-3.5 shrink-0 opacity-60" />
      <span className="min-w-0 wrap-anywhere">{person.name}</span>
    </button>
  );
}

function Hours({ hours, weekly }: { hours: number; weekly: number | null }) {
  const t = useTranslations('staff.roster');
  const format = useFormats();
  if (weekly === null) return t('hours', { hours: format.number(hours) });
  const isOver = hours > weekly;
  return (
    <span className={cx(isOver && 'font-medium text-warn')}>
      {t('hoursOf', { hours: format.number(hours), weekly: format.number(weekly) })}
      {isOver ? <span className="sr-only">, {t('overHours')}</span> : null}
    </span>
  );
}
