/** That some device was heard again or said farewell, or is another now. Which one is nobody's business who may not ask. */
export const DEVICE_NEWS = 'device';

const isOf = (event: unknown, topic: string): boolean =>
  typeof event === 'object' && event !== null && 'topic' in event && event.topic === topic;

export const isDeviceChanged = (event: unknown): boolean => isOf(event, DEVICE_NEWS);

/** Told to whoever pressed, when the job went on, by the trigger door_jobs_notify. */
export const isDoorJobChanged = (event: unknown): boolean => isOf(event, 'door');
