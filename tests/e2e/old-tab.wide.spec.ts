import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';
import { untilEnhanced } from './plan.ts';

test('loads the page anew when the tab is older than the server and lacks its texts', async ({ page, signInAs }) => {
  await signInAs('max.mueller');
  await page.goto(paths.booking.week());
  await untilEnhanced(page);
  await page.route(/\/assets\/bookings[.]de-/, (route) => route.fulfill({ status: 404 }), { times: 1 });
  const isSameDocument = await page.evaluateHandle(() => document);
  await page.getByRole('link', { name: 'Meine Buchungen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meine Buchungen' })).toBeVisible();
  await expect(page.getByText(/booking\.mine/)).toHaveCount(0);
  await expect(isSameDocument.evaluate((before) => before === document)).rejects.toThrow();
});
