import { topic } from '#app/platform/live/topic.ts';

/** A device went online or offline, or its record changed. The message names no device: not everyone may see which. */
export const DEVICE_TOPIC = topic('device');

/** A door job changed its state; only its requester receives it, from the trigger door_jobs_notify. */
export const DOOR_JOB_TOPIC = topic('door');

/** A device should claim; `root` is its device id, `about` the job. Processes only. */
export const WAKE_TOPIC = topic('wake');

/** A device's account or state at the broker may differ now; `root` is its device id. Processes only. */
export const DEVICE_ACCOUNT_TOPIC = topic('device-changed');
