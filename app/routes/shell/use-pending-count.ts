import { useEffect, useRef, useState } from 'react';
import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLive } from '#app/ui/live.ts';

/** A burst of changes causes one request. */
const calmMs = 300;

/** The number of waiting requests, updated by the plan's events; null, without a connection, for people who do not decide. */
export function usePendingCount(given: number | null): number | null {
  const [count, setCount] = useState(given);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => setCount(given), [given]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const ask = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      readCount().then(
        (found) => (found === null ? undefined : setCount(found)),
        // After a failure, the next event or the next page brings the number.
        () => undefined,
      );
    }, calmMs);
  };
  const isDeciding = given !== null;
  useLive(isDeciding ? paths.live() : null, (event) => (PLAN_TOPIC.is(event) ? ask() : undefined), ask);
  return isDeciding ? count : null;
}

async function readCount(): Promise<number | null> {
  // Without a session the answer redirects to the sign-in page, which has no number.
  const answer = await fetch(paths.booking.pendingCount(), {
    headers: { Accept: 'application/json' },
    redirect: 'manual',
  });
  const body: unknown = answer.ok ? await answer.json() : null;
  return typeof body === 'object' && body !== null && 'count' in body && typeof body.count === 'number'
    ? body.count
    : null;
}
