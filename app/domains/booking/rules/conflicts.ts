import { relationOf, type TreeNode } from '#app/domains/facilities/rules/resource-tree.ts';
import { type NearestSlots, nearestSlots, type SlotRule, slotsOn } from '#app/domains/facilities/rules/slots.ts';
import {
  GRID_MINUTES,
  minutesOf,
  MINUTES_PER_DAY,
  spanContains,
  spansOverlap,
  type TimeSpan,
  timeOf,
} from '#app/domains/facilities/rules/time-of-day.ts';

type Severity = 'error' | 'warning';

/** Another booking of the same root, with what the rules need. */
export interface OtherBooking extends TimeSpan {
  id: string;
  resourceId: string;
  date: string;
  title: string;
  teamName: string | null;
  placeName: string;
  personName: string;
  isPending: boolean;
  /** The viewer may see its title and people. Another person's request shows its time only (domain.md, "Who sees what"). */
  isNamed: boolean;
  /** Its claims block: it is approved, and its type did not allow overlap at that time. */
  isBlocking: boolean;
}

/** A booking of the same team or person at another place, which the reader may see. */
export interface ElsewhereBooking extends TimeSpan {
  id: string;
  date: string;
  title: string;
  teamId: string | null;
  teamName: string | null;
  userId: string | null;
  personName: string;
  placeName: string;
}

/** A warning that prevents nothing: the team, or else its trainer, has another booking at that time. */
export interface ElsewhereHint {
  who: 'team' | 'person';
  with: ElsewhereBooking;
}

/** The five kinds of seed 4, 2.4.3. */
export type Conflict =
  | { kind: 'time_overlap' | 'composite_blocked' | 'parent_blocked'; severity: Severity; with: OtherBooking }
  | ({ kind: 'no_slot'; severity: 'error' } & NearestSlots)
  | { kind: 'outside_slot'; severity: 'error'; windows: TimeSpan[] };

export interface RequestedTime extends TimeSpan {
  resourceId: string;
  date: string;
  /** 0 = Sunday. */
  dayOfWeek: number;
  /** The requested event type may overlap others (D3). */
  allowOverlap: boolean;
}

const KIND_BY_RELATION = { same: 'time_overlap', below: 'composite_blocked', above: 'parent_blocked' } as const;

/**
 * Everything that conflicts with a time, errors first. An approved booking blocks; a pending one and an overlap type only warn
 * (D3); siblings never conflict. `slots` is null for resources that are freely bookable, otherwise the root's slots (D7).
 */
export function findConflicts(
  requested: RequestedTime,
  facts: { tree: readonly TreeNode[]; others: readonly OtherBooking[]; slots: readonly SlotRule[] | null },
): Conflict[] {
  const conflicts: Conflict[] = [];
  if (facts.slots) {
    const windows = slotsOn(facts.slots, requested);
    if (windows.length === 0)
      conflicts.push({ kind: 'no_slot', severity: 'error', ...nearestSlots(facts.slots, requested) });
    else if (!windows.some((window) => spanContains(window, requested)))
      conflicts.push({ kind: 'outside_slot', severity: 'error', windows });
  }
  for (const other of facts.others) {
    if (other.date !== requested.date || !spansOverlap(requested, other)) continue;
    const relation = relationOf(facts.tree, requested.resourceId, other.resourceId);
    if (relation === 'apart') continue;
    const severity = other.isBlocking && !requested.allowOverlap ? 'error' : 'warning';
    conflicts.push({ kind: KIND_BY_RELATION[relation], severity, with: other });
  }
  return conflicts.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

/** The first time from the requested one on, of the same length, that is free on all days; null without one. */
export function nextFreeTime(
  requested: readonly RequestedTime[],
  facts: { tree: readonly TreeNode[]; others: readonly OtherBooking[]; slots: readonly SlotRule[] | null },
): TimeSpan | null {
  const [from, until] = [minutesOf(requested[0]?.startTime ?? ''), minutesOf(requested[0]?.endTime ?? '')];
  if (from === null || until === null) return null;
  const days = requested.map((day) => ({
    windows: facts.slots && slotsOn(facts.slots, day),
    taken: facts.others.filter((other) => isInTheWay(facts.tree, day, other)),
  }));
  const length = until - from;
  for (let start = from; start + length <= MINUTES_PER_DAY; start += GRID_MINUTES) {
    const span = { startTime: timeOf(start), endTime: timeOf(start + length) };
    const isFree = days.every(
      ({ windows, taken }) =>
        (windows === null || windows.some((window) => spanContains(window, span))) &&
        !taken.some((other) => spansOverlap(span, other)),
    );
    if (isFree) return span;
  }
  return null;
}

/** True when it blocks any overlapping time of that day. */
function isInTheWay(tree: readonly TreeNode[], day: RequestedTime, other: OtherBooking): boolean {
  if (other.date !== day.date || !other.isBlocking || day.allowOverlap) return false;
  return relationOf(tree, day.resourceId, other.resourceId) !== 'apart';
}
