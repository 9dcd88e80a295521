import type { Database } from '#app/db/client.server.ts';
import type { Origin } from '#app/platform/ctx.ts';
import type { WaitingJob } from '#app/domains/access/jobs/waiting-jobs.server.ts';

/** A device that has proved who it is: what a verb of the device side needs besides its input. */
export interface DeviceCtx {
  readonly db: Database;
  readonly device: {
    readonly id: string;
    /** Public; in addresses and in the audit log. */
    readonly deviceId: string;
  };
  /** What its authentication saw waiting, so that a claim need not look again. */
  readonly waiting: WaitingJob | null;
  /** Of this call; what it does to a job carries the correlation id of the press. */
  readonly correlationId: string;
  readonly origin: Origin;
}

/** Whoever an audit row of the device side names: the house acts for a machine. */
export const deviceSource = ({ correlationId, origin }: DeviceCtx) => ({ actor: null, correlationId, origin });
