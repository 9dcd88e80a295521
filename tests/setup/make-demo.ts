/** Run by demo.ts in a process of its own: fills the database of DATABASE_URL with the demo club. */
import { closeDatabase } from '#app/db/client.server.ts';
import { ensureDemo } from '#app/domains/setup/public.server.ts';

const made = await ensureDemo();
await closeDatabase();
if (!made) throw new Error('ensureDemo did nothing in an empty database');
