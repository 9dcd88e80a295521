import { test } from './fixtures.ts';
import { walkMine, walkScreens } from './walks.ts';

/** These walks change nothing, so that two workers can share the longest file. */
test.describe.configure({ mode: 'parallel' });

test('every screen is accessible and fits its window', async ({ page, ids, signInAs, look }) => {
  test.setTimeout(300_000);
  await walkScreens({ page, ids, signInAs, look });
});

test('my bookings, all bookings and the way out of one are accessible and fit their window', async ({
  page,
  signInAs,
  look,
}) => {
  test.setTimeout(300_000);
  await walkMine({ page, signInAs, look });
});
