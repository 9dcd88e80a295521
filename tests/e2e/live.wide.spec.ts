import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import type { DemoIds } from '#tests/setup/demo-ids.ts';
import { startServer } from '#tests/setup/server.ts';
import { expect, test } from './fixtures.ts';
import { booking, pointAt } from './plan.ts';

/** Opens a week and waits until its live connection is open. */
async function watchWeek(page: Page, ressource: string): Promise<void> {
  const stream = page.waitForResponse((response) => response.url().endsWith(paths.live()));
  await page.goto(paths.booking.week({ ressource, woche: '2026-W49' }));
  expect((await stream).status()).toBe(200);
}

async function bookAs(url: string, ids: DemoIds, title: string, startTime: string, endTime: string): Promise<void> {
  const max = client(url);
  const { email, password } = demoPerson('max.mueller');
  await max.signIn(email, password);
  const fields = { resourceId: ids.resources.links, teamId: ids.teams.ajugend, eventTypeId: 'training' };
  const answer = await max.postForm('/buchungen/neu', { ...fields, date: '2026-12-05', startTime, endTime, title });
  expect(answer.status).toBe(303);
}

test('shows a new booking in an open week within two seconds', async ({ openAs, server, ids }) => {
  const tom = await openAs('tom.weber');
  await watchWeek(tom, ids.resources.sportplatz);
  await pointAt(tom, { column: 5, time: '18:00' });
  const scrolled = await tom.evaluate(() => scrollY);
  expect(scrolled).toBeGreaterThan(0);
  await bookAs(server.url, ids, 'Live gebucht', '09:00', '10:00');
  await expect(booking(tom, /^Live gebucht, Sa 05.12.2026/)).toBeVisible({ timeout: 2_000 });
  expect(await tom.evaluate(() => scrollY), 'the page stays where it is').toBe(scrolled);
});

test('shows it when a second web process made the booking', async ({ openAs, server, ids }) => {
  const second = await startServer({ on: server });
  try {
    const tom = await openAs('tom.weber', second.url);
    await watchWeek(tom, ids.resources.rechts);
    await bookAs(server.url, ids, 'Nicht auf rechts', '10:00', '11:00');
    const anna = await openAs('anna.schmidt', second.url);
    await watchWeek(anna, ids.resources.links);
    await bookAs(server.url, ids, 'Nebenan gebucht', '11:00', '12:00');
    await expect(booking(anna, /^Nebenan gebucht, Sa 05.12.2026/)).toBeVisible({ timeout: 2_000 });
    await expect(booking(tom, /gebucht|Nicht auf rechts/)).toHaveCount(0);
    await Promise.all([tom.context().close(), anna.context().close()]);
  } finally {
    await second.stop();
  }
});
