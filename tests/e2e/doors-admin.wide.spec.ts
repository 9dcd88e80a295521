import { openConnection } from '#app/db/client.server.ts';
import { testNow } from '#tests/setup/clock.ts';
import { test } from './fixtures.ts';
import { walkDoorsAdmin } from './walks.ts';

/** Colours are the same at both widths, so the dark is proved at one of them. */
test.use({ colorScheme: 'dark' });

test('the screens of doors and devices are accessible in the dark', async ({ page, server, ids, signInAs, look }) => {
  test.setTimeout(180_000);
  const owner = openConnection({ url: server.ownerUrl, max: 2, testNow });
  await walkDoorsAdmin({ page, ids, signInAs, look }, owner.db, 'dunkel');
  await owner.close();
});
