import {
  Archive,
  CalendarCheck2,
  CalendarDays,
  CalendarPlus,
  ChevronsUpDown,
  CircleCheck,
  CircleUserRound,
  DoorOpen,
  KeyRound,
  LogIn,
  MapPinned,
  Settings2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { BareFrame, Frame, NavGroup } from '#app/ui/shell/frame.tsx';
import { BOTTOM_TARGET, BottomLink, type NavItem, SidebarLink } from '#app/ui/shell/nav-item.tsx';
import { AccountMenu, MENU_TRIGGER, Preferences, type ShellPerson, type ShellTheme } from './account-menu.tsx';
import { usePendingCount } from './use-pending-count.ts';

interface HouseShellProps {
  person: (ShellPerson & { readonly operatorId: string | null }) | null;
  operatorName: string | null;
  theme: ShellTheme;
  isBare: boolean;
  /** Null for people who decide no requests. */
  pendingCount: number | null;
  children: ReactNode;
}

/** The navigation of the seed (4, 3.1): only links that lead somewhere this person may go. */
export function HouseShell({ person, operatorName, theme, isBare, pendingCount, children }: HouseShellProps) {
  const t = useTranslations('shell');
  const openCount = usePendingCount(isBare ? null : pendingCount);
  if (isBare) {
    return (
      <BareFrame title={t('appName')} foot={<Preferences theme={theme} />}>
        {children}
      </BareFrame>
    );
  }

  const main: NavItem[] = [{ to: paths.booking.week(), label: t('nav.calendar'), icon: CalendarDays }];
  if (can(person, 'booking.request')) {
    main.push({
      to: paths.booking.request(),
      label: t('nav.request'),
      shortLabel: t('nav.requestShort'),
      icon: CalendarPlus,
    });
  }
  if (can(person, 'booking.list')) {
    main.push({
      to: paths.booking.mine(),
      label: t('nav.mine'),
      shortLabel: t('nav.mineShort'),
      icon: CalendarCheck2,
      end: true,
    });
  }
  if (can(person, 'door.list')) main.push({ to: paths.access.doors(), label: t('nav.doors'), icon: DoorOpen });
  const archive: NavItem[] = can(person, 'booking.list')
    ? [{ to: paths.booking.archive(), label: t('nav.archive'), icon: Archive }]
    : [];
  const administration: NavItem[] = [];
  if (can(person, 'booking.decide')) {
    administration.push({
      to: paths.booking.approvals(),
      label: t('nav.approvals'),
      shortLabel: t('nav.approvalsShort'),
      icon: CircleCheck,
      count: { value: openCount ?? 0, label: t('nav.approvalsOpen', { count: openCount ?? 0 }) },
    });
  }
  if (can(person, 'facility.administer')) {
    administration.push({ to: paths.facilities.list(), label: t('nav.facilities'), icon: MapPinned });
  }
  if (can(person, 'door.administer')) {
    administration.push({ to: paths.access.areas(), label: t('nav.manageDoors'), icon: KeyRound });
  }
  // Five targets fit under a thumb: what others wait for goes first, and a free hour of the calendar asks as well as the form does.
  const isDeciding = can(person, 'booking.decide');
  const bar = [...main, ...administration]
    .filter(({ to }) => !isDeciding || to !== paths.booking.request())
    .slice(0, 4);
  const behindAccount = [...main, ...archive, ...administration].filter((item) => !bar.includes(item));
  const signIn: NavItem = { to: paths.account.signIn(), label: t('nav.signIn'), icon: LogIn };

  return (
    <Frame
      title={operatorName ?? t('appName')}
      subtitle={operatorName ? t('appName') : null}
      homeHref={paths.start()}
      navLabel={t('nav.main')}
      sidebar={
        <>
          <NavGroup>
            {[...main, ...archive].map((item) => (
              <li key={item.to}>
                <SidebarLink item={item} />
              </li>
            ))}
          </NavGroup>
          {administration.length > 0 ? (
            <NavGroup label={t('nav.administration')}>
              {administration.map((item) => (
                <li key={item.to}>
                  <SidebarLink item={item} />
                </li>
              ))}
            </NavGroup>
          ) : null}
        </>
      }
      sidebarFoot={person ? <AccountButton person={person} /> : <GuestFoot item={signIn} />}
      bottomBar={
        <>
          {bar.map((item) => (
            <BottomLink key={item.to} item={item} />
          ))}
          {person ? null : <BottomLink item={signIn} />}
          <button type="button" {...MENU_TRIGGER} className={BOTTOM_TARGET}>
            {person ? <CircleUserRound aria-hidden strokeWidth={1.75} /> : <Settings2 aria-hidden strokeWidth={1.75} />}
            {person ? t('nav.account') : t('theme.label')}
          </button>
        </>
      }
    >
      {children}
      <AccountMenu person={person} theme={theme} links={behindAccount} />
    </Frame>
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
        aria-label={t('nav.settings')}
        className="grid size-9 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink"
      >
        <Settings2 aria-hidden className="size-4" />
      </button>
    </div>
  );
}
