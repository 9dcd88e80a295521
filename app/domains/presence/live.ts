import { topic } from '#app/platform/live/topic.ts';

/** A visit of a room changed, or what is worked on there; `root` is the room. Sent by the triggers visits_notify and actions_notify. */
export const PRESENCE_TOPIC = topic('presence');

/** A board was enrolled, changed or revoked; `root` is the terminal. Between processes only. */
export const TERMINAL_TOPIC = topic('terminal');
