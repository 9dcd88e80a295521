import { topic } from '#app/platform/live/topic.ts';

/** What the public may see of a facility changed; `root` is the facility. Between processes only. */
export const PUBLIC_PLAN_TOPIC = topic('publicPlan');
