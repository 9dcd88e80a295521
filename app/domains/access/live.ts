/** What the house says to whoever pressed when a job went on; sent by the trigger door_jobs_notify. */
export interface DoorJobChanged {
  topic: 'door';
  /** Id of the job. */
  root: string;
}

/** That some device has come or gone, or its door or its standing is another. Which one is nobody's business who may not ask. */
export const DEVICE_NEWS = 'device';

export const isDeviceChanged = (event: unknown): boolean =>
  typeof event === 'object' && event !== null && 'topic' in event && event.topic === DEVICE_NEWS;

export function isDoorJobChanged(event: unknown): event is DoorJobChanged {
  return typeof event === 'object' && event !== null && 'topic' in event && event.topic === 'door' && 'root' in event;
}
