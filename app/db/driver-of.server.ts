import type { Database, Transaction } from './client.server.ts';
import type { Handle } from './driver-transaction.server.ts';

/** The driver below a handle of drizzle, which its types keep to themselves. */
export const driverOf = <H extends Database | Transaction>(handle: H): DriverOf<H> =>
  (handle as unknown as { session: { client: DriverOf<H> } }).session.client;

/** Outside a transaction there are only statements. */
type DriverOf<H> = H extends Transaction ? Handle : Pick<Handle, 'unsafe'>;
