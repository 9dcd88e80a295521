import { topic } from '#app/platform/live/topic.ts';

/** A plan changed; `root` is its root resource. Sent by the trigger plan_versions_notify. */
export const PLAN_TOPIC = topic('plan');
