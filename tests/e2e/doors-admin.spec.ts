import { type Connection, openConnection } from '#app/db/client.server.ts';
import { testNow } from '#tests/setup/clock.ts';
import { test } from './fixtures.ts';
import { walkDoorsAdmin } from './walks.ts';

let owner: Connection;
test.beforeEach(({ server }) => {
  owner = openConnection({ url: server.ownerUrl, max: 2, testNow });
});
test.afterEach(async () => {
  await owner.close();
});

test('doors and devices are made, and their screens are accessible and fit', async ({ page, ids, signInAs, look }) => {
  test.setTimeout(180_000);
  await walkDoorsAdmin({ page, ids, signInAs, look }, owner.db, 'hell');
});
