import { paths } from '#app/paths.ts';
import { test } from './fixtures.ts';
import { untilEnhanced } from './plan.ts';

test('works when keys were pressed while the page loads', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  for (let round = 0; round < 4; round += 1) {
    await page.goto(paths.booking.week(), { waitUntil: 'commit' });
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('Tab');
    await untilEnhanced(page);
  }
});
