import { isPlanChanged } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLiveLook } from '#app/ui/use-live-look.ts';

/** Reads the page again when somebody changed one of its plans. Returns whether the house can be heard; null until known. */
export function useLivePlan(rootIds: readonly string[]): boolean | null {
  return useLiveLook(paths.booking.live(), (event) => isPlanChanged(event) && rootIds.includes(event.root));
}
