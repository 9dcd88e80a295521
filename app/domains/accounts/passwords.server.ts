import { hash, verify } from '@node-rs/argon2';
import { boundedQueue } from './rules/bounded-queue.ts';

/** argon2id: 19 MiB, two rounds (quality 7). Dearer ones would let strangers exhaust the machine with wrong passwords. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Two hashes fill two cores; 32 waiting are answered in about a second, more would only pile up. */
const queued = boundedQueue({ running: 2, waiting: 32 });

/** A hash without an owner: an unknown e-mail takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$cUz8nqLBIN0LtreieSArow$Ox1l5XK/g9hPwsHhqM0TxLKCeVLxVfEX9yH3h8TdBew';

/** Throws QueueFullError when too many wait already. */
export function hashPassword(password: string): Promise<string> {
  return queued(() => hash(password.normalize('NFC'), COST));
}

/** Without a hash the same work is done and the answer is false. Throws QueueFullError when too many wait already. */
export function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  return queued(async () => {
    const isRight = await verify(passwordHash ?? NOBODY, password.normalize('NFC'));
    return isRight && passwordHash !== null;
  });
}
