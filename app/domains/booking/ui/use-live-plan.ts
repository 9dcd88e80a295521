import { useRevalidator } from '@remix-run/react';
import { isPlanChanged } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLive } from '#app/ui/live.ts';

/** Reads the page again when somebody changed one of its plans. Returns whether the house can be heard; null until known. */
export function useLivePlan(rootIds: readonly string[]): boolean | null {
  const { revalidate } = useRevalidator();
  return useLive(
    paths.booking.live(),
    (event) => {
      if (isPlanChanged(event) && rootIds.includes(event.root)) revalidate();
    },
    revalidate,
  );
}
