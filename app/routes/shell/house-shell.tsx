import { ChevronsUpDown, LogIn, Menu, Settings2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Part } from '#app/parts.ts';
import { paths } from '#app/paths.ts';
import { BareFrame, Frame, NavGroup } from '#app/ui/shell/frame.tsx';
import type { Shell } from '#app/ui/shell/handle.ts';
import { clockOwner, setClockOwner } from '#app/routes/staff/clock/clock-owner.ts';
import { giveTabTo } from '#app/ui/started/tab-owner.ts';
import { BOTTOM_TARGET, BottomLink, type NavItem, SidebarLink } from '#app/ui/shell/nav-item.tsx';
import {
  AccountMenu,
  MENU_TRIGGER,
  type MenuGroup,
  Preferences,
  type ShellPerson,
  type ShellTheme,
} from './account-menu.tsx';
import type { NavRow } from './nav-row.ts';
import { type NavRows, navigationOf } from './navigation.ts';
import { type NavCounts, useNavCounts } from './use-nav-counts.ts';

interface HouseShellProps {
  person: (ShellPerson & { readonly operatorId: string | null }) | null;
  operatorName: string | null;
  theme: ShellTheme;
  shell: Shell;
  /** The parts that are on. */
  parts: readonly Part[];
  /** Null where this person has no number. */
  counts: NavCounts;
  children: ReactNode;
}

/** The frame around every page, with the navigation of this person (navigation.ts). */
export function HouseShell({ person, operatorName, theme, shell, parts, counts, children }: HouseShellProps) {
  const t = useTranslations('shell');
  const shown = useNavCounts(counts, shell === 'full');
  const personId = person?.id;
  useEffect(() => {
    if (!personId) return;
    giveTabTo(personId);
    forgetOthersClock(personId);
  }, [personId]);
  if (shell !== 'full')
    return (
      <BareFrame title={shell === 'bare' ? t('appName') : null} isWall={shell === 'wall'} foot={<Foot theme={theme} />}>
        {children}
      </BareFrame>
    );

  const { groups, bar, menu } = navigationOf(person, { partsOn: new Set(parts), counts });
  const itemOf = ({ to, label, shortLabel, icon, end, count }: NavRow): NavItem => ({
    to,
    label: t(`nav.${label}`),
    icon,
    ...(shortLabel ? { shortLabel: t(`nav.${shortLabel}`) } : {}),
    ...(end ? { end } : {}),
    ...(count
      ? { count: { value: shown[count] ?? 0, label: t(`nav.${count}Open`, { count: shown[count] ?? 0 }) } }
      : {}),
  });
  const groupOf = ({ name, rows }: NavRows): MenuGroup => ({
    label: name === 'main' ? null : t(`nav.${name}`),
    items: rows.map(itemOf),
  });
  const signIn: NavItem = { to: paths.account.signIn(), label: t('nav.signIn'), icon: LogIn };

  return (
    <Frame
      title={operatorName ?? t('appName')}
      subtitle={operatorName ? t('appName') : null}
      homeHref={paths.start()}
      navLabel={t('nav.main')}
      sidebar={groups.map(groupOf).map(({ label, items }) => (
        <NavGroup key={label} label={label}>
          {items.map((item) => (
            <li key={item.to}>
              <SidebarLink item={item} />
            </li>
          ))}
        </NavGroup>
      ))}
      sidebarFoot={person ? <AccountButton person={person} /> : <GuestFoot item={signIn} />}
      bottomBar={
        <>
          {bar.map((row) => (
            <BottomLink key={row.to} item={itemOf(row)} />
          ))}
          {person ? null : <BottomLink item={signIn} />}
          <button type="button" {...MENU_TRIGGER} className={BOTTOM_TARGET}>
            {person ? <Menu aria-hidden strokeWidth={1.75} /> : <Settings2 aria-hidden strokeWidth={1.75} />}
            {person ? t('nav.more') : t('theme.label')}
          </button>
        </>
      }
    >
      {children}
      <AccountMenu person={person} theme={theme} groups={menu.map(groupOf)} hasTerminals={parts.includes('presence')} />
    </Frame>
  );
}

/** Without a network the clock would show the state of the person before. */
function forgetOthersClock(personId: string): void {
  const owner = clockOwner();
  if (owner === null || owner === personId) return;
  import('#app/routes/staff/clock/device-store.ts')
    .then(({ forgetSeen }) => forgetSeen())
    .then(
      () => setClockOwner(null),
      () => undefined,
    );
}

function AccountButton({ person }: { person: ShellPerson }) {
  const tPeople = useTranslations('people');
  const initials = person.name
    .split(' ')
    .map((part) => part[0])
    .filter(Boolean);
  return (
    <button
      type="button"
      {...MENU_TRIGGER}
      className="flex min-h-11 w-full items-center gap-2.5 rounded-md px-2 py-1 text-left hover:bg-hover"
    >
      <span
        aria-hidden
        className="grid size-8 shrink-0 place-items-center rounded-full border border-line-strong bg-surface text-xs font-medium"
      >
        {initials[0]}
        {initials.length > 1 ? initials.at(-1) : ''}
      </span>
      <span className="grid min-w-0">
        <span className="truncate text-sm font-medium">{person.name}</span>
        <span className="truncate text-xs text-muted">{tPeople(`role.${person.role}`)}</span>
      </span>
      <ChevronsUpDown aria-hidden className="ml-auto size-4 shrink-0 text-muted" />
    </button>
  );
}

function GuestFoot({ item }: { item: NavItem }) {
  const t = useTranslations('shell');
  return (
    <div className="flex items-center gap-1">
      <div className="flex-1">
        <SidebarLink item={item} />
      </div>
      <button
        type="button"
        {...MENU_TRIGGER}
        aria-label={t('nav.preferences')}
        className="grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Settings2 aria-hidden className="size-4" />
      </button>
    </div>
  );
}

/** Not on a page that carries a form: a switch would load it again, without the fields. Not on an enrolled board, which is only read. */
function Foot({ theme }: { theme: ShellTheme }) {
  return (
    <div className="w-full [body:has([data-carried],[data-enrolled])_&]:hidden">
      <Preferences theme={theme} />
    </div>
  );
}
