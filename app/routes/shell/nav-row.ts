import type { LucideIcon } from 'lucide-react';
import type { Part } from '#app/parts.ts';
import type { ActionName } from '#app/permissions.ts';
import type { NavCountName } from './use-nav-counts.ts';

export const NAV_GROUPS = ['main', 'export', 'administration'] as const;
export type NavGroupName = (typeof NAV_GROUPS)[number];

export interface NavRow {
  readonly to: string;
  /** Keys of `shell.nav`; the short one is for the phone's bar, where a target has 72 px. */
  readonly label: NavLabel;
  readonly shortLabel?: NavLabel;
  readonly icon: LucideIcon;
  /** The row shows to a person whose role may ever do this. */
  readonly action: ActionName;
  /** The row shows while this part is on. */
  readonly part?: Part;
  readonly group: NavGroupName;
  /** Place in the phone's bar. Of two rows with the same place, the later one wins. */
  readonly bar?: 1 | 2 | 3 | 4;
  /** Current only at exactly this path. */
  readonly end?: boolean;
  /** The row shows this number (use-nav-counts). */
  readonly count?: NavCountName;
  /** The row shows to people who have this number only, also when it is 0. */
  readonly needs?: NavCountName;
}

type NavLabel =
  | 'start'
  | 'calendar'
  | 'mine'
  | 'mineShort'
  | 'request'
  | 'requestShort'
  | 'doors'
  | 'shifts'
  | 'clock'
  | 'presence'
  | 'roster'
  | 'times'
  | 'funding'
  | 'projects'
  | 'archive'
  | 'hallSheet'
  | 'approvals'
  | 'approvalsShort'
  | 'facilities'
  | 'rooms'
  | 'manageShifts'
  | 'mails'
  | 'manageDoors'
  | 'managePresence'
  | 'evacuation'
  | 'settings';
