import { useEffect, useRef, useState } from 'react';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { FUNDING_TOPIC } from '#app/domains/funding/live.ts';
import { MAIL_LOG_TOPIC } from '#app/domains/outbox/live.ts';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { paths } from '#app/paths.ts';
import { useLive } from '#app/ui/live.ts';

/** Each number of the navigation: the event that changes it, and the address that has it. */
const SOURCES = {
  approvals: { topic: PLAN_TOPIC, href: paths.booking.pendingCount() },
  mails: { topic: MAIL_LOG_TOPIC, href: paths.outbox.problemCount() },
  shifts: { topic: STAFF_TOPIC, href: paths.staff.offerCount() },
  measures: { topic: FUNDING_TOPIC, href: paths.funding.dueCount() },
} as const;

export type NavCountName = keyof typeof SOURCES;
/** Null for people without this number. */
export type NavCounts = Readonly<Record<NavCountName, number | null>>;

const NAMES = Object.keys(SOURCES) as readonly NavCountName[];
export const NO_COUNTS: NavCounts = { approvals: null, mails: null, shifts: null, measures: null };

/** A burst of changes causes one request. */
const calmMs = 300;

/** The numbers of the navigation, updated by events; without a connection for people who have none. */
export function useNavCounts(given: NavCounts, isShown: boolean): NavCounts {
  const [counts, setCounts] = useState(given);
  const due = useRef(new Set<NavCountName>());
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const { approvals, mails, shifts, measures } = given;
  useEffect(() => setCounts({ approvals, mails, shifts, measures }), [approvals, mails, shifts, measures]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const own = NAMES.filter((name) => isShown && given[name] !== null);
  const ask = (names: readonly NavCountName[]) => {
    if (names.length === 0) return;
    for (const name of names) due.current.add(name);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const asked = [...due.current];
      due.current.clear();
      for (const name of asked)
        readCount(SOURCES[name].href).then(
          (found) => (found === null ? undefined : setCounts((before) => ({ ...before, [name]: found }))),
          // After a failure, the next event or the next page brings the number.
          () => undefined,
        );
    }, calmMs);
  };
  useLive(
    own.length > 0 ? paths.live() : null,
    (event) => ask(own.filter((name) => SOURCES[name].topic.is(event))),
    () => ask(own),
  );
  return own.length > 0 ? counts : NO_COUNTS;
}

async function readCount(href: string): Promise<number | null> {
  // Without a session the answer redirects to the sign-in page, which has no number.
  const answer = await fetch(href, { headers: { Accept: 'application/json' }, redirect: 'manual' });
  const body: unknown = answer.ok ? await answer.json() : null;
  return typeof body === 'object' && body !== null && 'count' in body && typeof body.count === 'number'
    ? body.count
    : null;
}
