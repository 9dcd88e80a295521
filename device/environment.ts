import type { Clock } from './clock.ts';
import type { Doorbell, DoorbellOptions } from './doorbell.ts';
import type { Files } from './files.ts';
import type { Transport } from './http-transport.ts';
import type { ContactState } from './protocol.ts';
import type { Relay } from './relay.ts';

/** The steps of an opening at which a power cut makes a difference. */
export type GrantStep = 'before-intent' | 'after-intent' | 'mid-pulse' | 'after-pulse' | 'after-done';

/** Everything outside of the agent: network, disk, clock, relay. The simulator replaces it. */
export interface DoorEnvironment {
  readonly clock: Clock;
  readonly files: Files;
  readonly relay: Relay;
  readonly transport: Transport;
  readonly openDoorbell: (options: DoorbellOptions) => Doorbell;
  /** Null when no contact is wired. */
  readonly readContact: (() => Promise<ContactState>) | null;
  /** In [0, 1): spreads pauses. */
  readonly random: () => number;
  readonly say: (line: string) => void;
  /** Called and awaited at each step of an opening. */
  readonly step: (name: GrantStep) => Promise<void> | void;
}
