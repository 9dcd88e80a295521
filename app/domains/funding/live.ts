import { topic } from '#app/platform/live/topic.ts';

/** Sub-projects, measures or assignments changed; one topic for all grants. Sent by the triggers of funding_notify. */
export const FUNDING_TOPIC = topic('funding');
