import type { Clock } from './clock.ts';
import type { Doorbell, DoorbellOptions } from './doorbell.ts';
import type { Files } from './files.ts';
import type { Transport } from './http-transport.ts';
import type { ContactState } from './protocol.ts';
import type { Relay } from './relay.ts';

/** The moments of an opening at which a power cut makes a difference. */
export type GrantStep = 'before-intent' | 'after-intent' | 'mid-pulse' | 'after-pulse' | 'after-done';

/** Everything of the world that the agent touches; the simulator puts in its own. */
export interface DoorEnvironment {
  readonly clock: Clock;
  readonly files: Files;
  readonly relay: Relay;
  readonly transport: Transport;
  readonly openDoorbell: (options: DoorbellOptions) => Doorbell;
  /** Null where no contact is wired. */
  readonly readContact: (() => Promise<ContactState>) | null;
  /** In [0, 1): spreads pauses. */
  readonly random: () => number;
  readonly say: (line: string) => void;
  /** Called when an opening comes by this moment, and waited for. */
  readonly step: (name: GrantStep) => Promise<void> | void;
}
