import { topic } from '#app/platform/live/topic.ts';

/** A mail waits; the sender takes it as soon as its time comes. Processes only. */
export const MAIL_QUEUED_TOPIC = topic('mail-queued');

/** A mail was sent or not, or sending was paused. The message names no mail. */
export const MAIL_LOG_TOPIC = topic('mail-log');
