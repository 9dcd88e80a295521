import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { isPlanChanged } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLive } from '#app/ui/live.ts';

/**
 * Reads the page again when somebody changed one of its plans. Returns whether the house can be heard; null until known.
 * One look at a time: a second one would cut off the first while it is read.
 */
export function useLivePlan(rootIds: readonly string[]): boolean | null {
  const { revalidate, state } = useRevalidator();
  const isReading = useNavigation().state !== 'idle' || state !== 'idle';
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!isDue || isReading) return;
    setDue(false);
    revalidate();
  }, [isDue, isReading, revalidate]);
  const look = useCallback(() => setDue(true), []);
  return useLive(
    paths.booking.live(),
    (event) => {
      if (isPlanChanged(event) && rootIds.includes(event.root)) look();
    },
    look,
  );
}
