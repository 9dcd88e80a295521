import { test } from './fixtures.ts';
import { walkDoorsAdmin } from './walks.ts';

test('doors and devices are made, and their screens are accessible and fit', async ({ page, signInAs, look }) => {
  test.setTimeout(120_000);
  await walkDoorsAdmin({ page, signInAs, look }, 'hell');
});

test.describe('dark', () => {
  test.use({ colorScheme: 'dark' });
  test('they are so in the dark, too', async ({ page, signInAs, look }) => {
    test.setTimeout(120_000);
    await walkDoorsAdmin({ page, signInAs, look }, 'dunkel');
  });
});
