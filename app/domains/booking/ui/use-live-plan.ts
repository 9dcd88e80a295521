import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

/** Reads the page again when somebody changed one of its plans. Returns whether the house can be heard; null until known. */
export function useLivePlan(rootIds: readonly string[]): boolean | null {
  return useLiveRevalidate(paths.live(), (event) => PLAN_TOPIC.is(event) && rootIds.includes(event.root));
}
