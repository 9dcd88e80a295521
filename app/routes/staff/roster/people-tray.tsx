import { Users } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import { Button } from '#app/ui/button.tsx';
import { cx } from '#app/ui/cx.ts';
import { useHydrated } from '#app/ui/use-hydrated.ts';
import { PersonHandle } from './person-head.tsx';
import type { Picking } from './use-picking.ts';

interface PeopleTrayProps {
  people: readonly RosterPerson[];
  picking: Picking;
  /** The rows of the table are people already, so that the tray is for phones only. */
  isForPhones: boolean;
}

/** The people to assign, above the plan. */
export function PeopleTray({ people, picking, isForPhones }: PeopleTrayProps) {
  const t = useTranslations('staff.roster');
  const isHydrated = useHydrated();
  const active = people.filter(({ isActive }) => isActive);
  if (!isHydrated || active.length === 0) return null;
  return (
    <details className={cx('mb-3 rounded-md border border-line bg-surface print:hidden', isForPhones && 'lg:hidden')}>
      <summary className="tap flex cursor-pointer items-center gap-2 px-3 text-sm font-medium">
        <Users aria-hidden className="size-4 text-muted" />
        {t('tray')}
      </summary>
      <ul className="flex flex-wrap gap-x-3 gap-y-1 border-t border-line px-3 py-2 text-sm">
        {active.map((person) => (
          <li key={person.id} className="max-lg:[&_button]:min-h-11">
            <PersonHandle person={person} picking={picking} isPicked={picking.pickedId === person.id} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What is in hand, and the way to put it down. */
export function PickedBar({ name, onStop }: { name: string | null; onStop: () => void }) {
  const t = useTranslations('staff.roster');
  return (
    <div role="status" className={cx(name !== null && 'sticky top-2 z-30 mb-3')}>
      {name === null ? null : (
        <div className="flex flex-wrap items-center justify-between gap-3 rounded-md border border-accent bg-surface px-3.5 py-2 text-sm shadow-float">
          <p>
            <strong>{t('pickedTitle', { name })}</strong>{' '}
            <span className="text-muted">
              {t('pickedHint')} <span className="max-lg:hidden">{t('escHint')}</span>
            </span>
          </p>
          <Button type="button" onClick={onStop}>
            {t('stopPicking')}
          </Button>
        </div>
      )}
    </div>
  );
}
