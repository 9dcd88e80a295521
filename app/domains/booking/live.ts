/** What the house says when a plan changed; sent by the trigger plan_versions_notify. */
export interface PlanChanged {
  topic: 'plan';
  /** Root resource of the plan. */
  root: string;
  version: number;
}

export function isPlanChanged(event: unknown): event is PlanChanged {
  return typeof event === 'object' && event !== null && 'topic' in event && event.topic === 'plan' && 'root' in event;
}
