import {
  Archive,
  CalendarCheck2,
  CalendarClock,
  CalendarDays,
  CalendarPlus,
  CalendarRange,
  CircleCheck,
  ClipboardList,
  DoorClosed,
  DoorOpen,
  House,
  KeyRound,
  LayoutTemplate,
  HandCoins,
  Mail,
  MapPinned,
  Settings2,
  Siren,
  Timer,
  UserCheck,
  Users,
} from 'lucide-react';
import type { Part } from '#app/parts.ts';
import { paths } from '#app/paths.ts';
import { type Asker, can } from '#app/permissions.ts';
import { NAV_GROUPS, type NavGroupName, type NavRow } from './nav-row.ts';
import type { NavCounts } from './use-nav-counts.ts';

/** Every link of the navigation (seed 4, 3.1). A room adds its rows here and nowhere else. */
export const NAVIGATION: readonly NavRow[] = [
  { to: paths.start(), label: 'start', icon: House, action: 'booking.list', group: 'main', end: true },
  { to: paths.booking.week(), label: 'calendar', icon: CalendarDays, action: 'plan.view', group: 'main', bar: 1 },
  {
    to: paths.booking.mine(),
    label: 'mine',
    shortLabel: 'mineShort',
    icon: CalendarCheck2,
    action: 'booking.list',
    group: 'main',
    bar: 4,
    end: true,
  },
  {
    to: paths.booking.request(),
    label: 'request',
    shortLabel: 'requestShort',
    icon: CalendarPlus,
    action: 'booking.request',
    group: 'main',
    bar: 2,
  },
  {
    to: paths.access.doors(),
    label: 'doors',
    icon: DoorOpen,
    action: 'door.list',
    part: 'doors',
    group: 'main',
    bar: 3,
  },
  {
    to: paths.presence.board(),
    label: 'presence',
    icon: Users,
    action: 'presence.view',
    part: 'presence',
    group: 'main',
  },
  {
    to: paths.staff.mine(),
    label: 'shifts',
    icon: CalendarClock,
    action: 'shift.own',
    part: 'staff',
    group: 'main',
    count: 'shifts',
    needs: 'shifts',
  },
  {
    to: paths.staff.clock(),
    label: 'clock',
    icon: Timer,
    action: 'clock.stamp',
    part: 'staff',
    group: 'main',
    // Who works in shifts stamps every day.
    bar: 4,
    needs: 'shifts',
  },
  {
    to: paths.funding.projects(),
    label: 'projects',
    icon: HandCoins,
    action: 'funding.view',
    part: 'funding',
    group: 'main',
    count: 'measures',
    needs: 'measures',
  },
  { to: paths.booking.archive(), label: 'archive', icon: Archive, action: 'booking.list', group: 'main' },
  { to: paths.booking.hallSheet(), label: 'hallSheet', icon: ClipboardList, action: 'usage.print', group: 'export' },
  {
    to: paths.booking.approvals(),
    label: 'approvals',
    shortLabel: 'approvalsShort',
    icon: CircleCheck,
    action: 'booking.decide',
    group: 'administration',
    // A person who decides starts a booking from a free hour of the calendar.
    bar: 2,
    count: 'approvals',
  },
  {
    to: paths.facilities.list(),
    label: 'facilities',
    icon: MapPinned,
    action: 'facility.administer',
    group: 'administration',
  },
  {
    to: paths.facilities.rooms(),
    label: 'rooms',
    icon: DoorClosed,
    action: 'facility.administer',
    group: 'administration',
  },
  {
    to: paths.staff.roster(),
    label: 'roster',
    icon: CalendarRange,
    action: 'shift.view',
    part: 'staff',
    group: 'administration',
  },
  {
    to: paths.staff.times(),
    label: 'times',
    icon: Timer,
    action: 'time.view',
    part: 'staff',
    group: 'administration',
  },
  {
    to: paths.funding.projects(),
    label: 'funding',
    icon: HandCoins,
    action: 'funding.administer',
    part: 'funding',
    group: 'administration',
  },
  {
    to: paths.access.areas(),
    label: 'manageDoors',
    icon: KeyRound,
    action: 'door.administer',
    part: 'doors',
    group: 'administration',
  },
  {
    to: paths.presence.desk(),
    label: 'managePresence',
    icon: UserCheck,
    action: 'presence.administer',
    part: 'presence',
    group: 'administration',
    end: true,
  },
  {
    to: paths.presence.evacuation(),
    label: 'evacuation',
    icon: Siren,
    action: 'presence.names',
    part: 'presence',
    group: 'administration',
  },
  {
    to: paths.staff.templates(),
    label: 'manageShifts',
    icon: LayoutTemplate,
    action: 'staff.administer',
    part: 'staff',
    group: 'administration',
  },
  {
    to: paths.outbox.mails(),
    label: 'mails',
    icon: Mail,
    action: 'mail.administer',
    group: 'administration',
    count: 'mails',
  },
  {
    to: paths.facilities.settings(),
    label: 'settings',
    icon: Settings2,
    action: 'settings.administer',
    group: 'administration',
  },
];

export interface NavRows {
  readonly name: NavGroupName;
  readonly rows: readonly NavRow[];
}

export interface Navigation {
  /** The sidebar of a wide window. */
  readonly groups: readonly NavRows[];
  /** The bar of a phone; the rest is in its menu. */
  readonly bar: readonly NavRow[];
  readonly menu: readonly NavRows[];
}

/** The rows that this person can open, and has a use for. */
export function navigationOf(
  asker: Asker,
  { partsOn, counts }: { partsOn: ReadonlySet<Part>; counts: NavCounts },
  all: readonly NavRow[] = NAVIGATION,
): Navigation {
  const rows = all.filter(
    ({ action, part, needs }) =>
      can(asker, action) &&
      (part === undefined || partsOn.has(part)) &&
      (needs === undefined || counts[needs] !== null),
  );
  const byPlace = new Map(rows.flatMap((row) => (row.bar === undefined ? [] : [[row.bar, row] as const])));
  const bar = [...byPlace].toSorted(([one], [other]) => one - other).map(([, row]) => row);
  return { groups: grouped(rows), bar, menu: grouped(rows.filter((row) => !bar.includes(row))) };
}

function grouped(rows: readonly NavRow[]): NavRows[] {
  return NAV_GROUPS.map((name) => ({ name, rows: rows.filter(({ group }) => group === name) })).filter(
    ({ rows: found }) => found.length > 0,
  );
}
