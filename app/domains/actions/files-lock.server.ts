import { dropSessionClient, endSessionClient, openSessionClient } from '#app/db/session-client.server.ts';

/** Both numbers of the advisory lock; a process that writes or compares the files holds it. */
export const FILES_LOCK = `7367802, hashtext('files of actions')`;

/** Null when another process has the lock. `isHeld` is false as soon as the connection of the lock has ended. */
export async function withFilesLock<T>(work: (isHeld: () => boolean) => Promise<T>): Promise<T | null> {
  const client = await openSessionClient('platzwart actions');
  let isHeld = true;
  client.once('end', () => (isHeld = false));
  try {
    const { rows } = await client.query<{ held: boolean }>(`select pg_try_advisory_lock(${FILES_LOCK}) as held`);
    if (rows[0]?.held !== true) return null;
    return await work(() => isHeld);
  } finally {
    await (isHeld ? endSessionClient(client) : dropSessionClient(client));
  }
}
