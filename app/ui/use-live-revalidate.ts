import { useNavigation, useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useState } from 'react';
import { useLive } from './live.ts';

/**
 * Reads the page again when the house tells of something that is shown on it, or when something may have been missed. Returns
 * whether the house can be heard; null until known. One look at a time: a second one would cut off the first while it is read.
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
