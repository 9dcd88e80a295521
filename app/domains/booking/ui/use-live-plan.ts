import { PLAN_TOPIC } from '#app/domains/booking/live.ts';
import { paths } from '#app/paths.ts';
import { useLiveRevalidate } from '#app/ui/use-live-revalidate.ts';

/** Loads the page's data again when one of its plans changed. Returns whether the server is connected; null at first. */
export function useLivePlan(rootIds: readonly string[]): boolean | null {
  return useLiveRevalidate(paths.live(), (event) => PLAN_TOPIC.is(event) && rootIds.includes(event.root));
}
