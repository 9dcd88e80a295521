import { paths } from '#app/paths.ts';
import { test } from './fixtures.ts';
import { untilEnhanced } from './plan.ts';

test('keys pressed while the page still loads do no harm', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  for (let round = 0; round < 4; round += 1) {
    await page.goto(paths.booking.week(), { waitUntil: 'commit' });
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('Tab');
    await untilEnhanced(page);
  }
});
