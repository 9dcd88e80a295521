import { test } from './fixtures.ts';
import { walkMine, walkScreens } from './walks.ts';

/** Colours are the same at both widths, so the dark is proved at one of them. */
test.use({ colorScheme: 'dark' });

test('every screen is accessible in the dark', async ({ page, ids, signInAs, look }) => {
  test.setTimeout(300_000);
  await walkScreens({ page, ids, signInAs, look });
});

test('my bookings, all bookings and the way out of one are accessible in the dark', async ({
  page,
  signInAs,
  look,
}) => {
  test.setTimeout(300_000);
  await walkMine({ page, signInAs, look });
});
