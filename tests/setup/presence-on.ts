import type postgres from 'postgres';
import { switchPartOn } from './part-on.ts';

/** Switches presence on in a running house, and waits until its server has read it. `sql` is the owner's. */
export const switchPresenceOn = (house: { sql: postgres.Sql; url: string }): Promise<void> =>
  switchPartOn(house, 'presence');
