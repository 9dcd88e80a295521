/** What the house says to whoever pressed when a job went on; sent by the trigger door_jobs_notify. */
export interface DoorJobChanged {
  topic: 'door';
  /** Id of the job. */
  root: string;
}

export function isDoorJobChanged(event: unknown): event is DoorJobChanged {
  return typeof event === 'object' && event !== null && 'topic' in event && event.topic === 'door' && 'root' in event;
}
