import { expect, test } from 'vitest';
import { startServer } from '#tests/setup/server.ts';

test('a web process lives on when the other on its database is killed', async () => {
  const first = await startServer();
  const second = await startServer({ on: first, env: { PLATZWART_PROCESS: 'web' } });
  await first.kill();
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  await second.stop();
  await first.stop();
});
