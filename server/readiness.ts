import { db } from '#app/db/client.server.ts';
import { isDraining } from '#app/platform/http/graceful-shutdown.server.ts';
import { problem } from '#app/platform/http/problem.server.ts';
import { wasStorageFull } from '#app/platform/http/storage-full.server.ts';

const timeoutMs = 1_000;

/** Answers /readyz: 200 when the database answers within a second; otherwise 503 DRAINING, STORAGE_FULL or DATABASE_UNAVAILABLE. */
export async function answerReady(): Promise<Response> {
  if (isDraining()) return problem(503, 'DRAINING', 'Wird gerade beendet');
  if (wasStorageFull())
    return problem(503, 'STORAGE_FULL', 'Der Datenbank fehlt Platz auf der Platte oder Arbeitsspeicher');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the database did not answer in time')), timeoutMs);
  });
  try {
    await Promise.race([db().$client.query({ text: 'select 1' }), late]);
    return new Response('ready\n', { headers: { 'Cache-Control': 'no-store' } });
  } catch {
    return problem(503, 'DATABASE_UNAVAILABLE', 'Die Datenbank antwortet nicht');
  } finally {
    clearTimeout(timer);
  }
}
