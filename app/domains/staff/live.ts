import { topic } from '#app/platform/live/topic.ts';

/** Shifts, assignments or requests of an operator changed; `root` is the operator. Sent by the triggers of staff_notify. */
export const STAFF_TOPIC = topic('staff');
