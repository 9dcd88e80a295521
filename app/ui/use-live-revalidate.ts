import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { useLive } from './live.ts';

/**
 * Revalidates the page when an event concerns it, or when events may be missing. Returns whether the live connection is open;
 * null at first. One read at a time: a second one would abort the first.
 */
export function useLiveRevalidate(url: string | null, isShown: (event: unknown) => boolean): boolean | null {
  const { revalidate, state } = useRevalidator();
  const isReading = useNavigation().state !== 'idle' || state !== 'idle';
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    if (!isDue || isReading) return;
    setDue(false);
    revalidate();
  }, [isDue, isReading, revalidate]);
  const look = useCallback(() => setDue(true), []);
  return useLive(url, (event) => (isShown(event) ? look() : undefined), look);
}
