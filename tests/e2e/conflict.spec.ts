import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';
import { expect, test } from './fixtures.ts';
import { booking, expectToast } from './plan.ts';

async function enter(url: string, person: string): Promise<Client> {
  const visitor = client(url);
  const { email, password } = demoPerson(person);
  await visitor.signIn(email, password);
  return visitor;
}

const dateField = (page: Page) => page.getByLabel('Datum', { exact: true });

test('keeps the form, names the other booking and takes the next free time when a time is taken', async ({
  page,
  server,
  signInAs,
  ids,
}) => {
  const time = { datum: '2026-11-27', von: '10:00', bis: '11:00' };
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.kleinfeld, ...time }));
  await page.getByLabel('Titel').fill('Torwarttraining');
  await page.getByLabel('Beschreibung').fill('Bälle liegen bereit.');
  await expect(page.getByRole('status').filter({ hasText: '1 frei' })).toBeVisible();

  const anna = await enter(server.url, 'anna.schmidt');
  const first = await anna.postForm(paths.booking.request(), {
    resourceId: ids.resources.kleinfeld,
    teamId: ids.teams.yogaMixed,
    eventTypeId: 'training',
    date: time.datum,
    startTime: '09:30',
    endTime: '10:45',
    title: 'Yoga im Freien',
  });
  expect(first.status).toBe(303);

  const answer = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  expect((await answer).status()).toBe(409);
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('Die Zeit ist schon vergeben');
  await expect(alert).toContainText(
    'Fr 27.11.2026: Fußball-Kleinfeld ist 09:30–10:45 Uhr durch „Yoga im Freien“ (Yoga Mixed) belegt.',
  );
  await expect(alert).toContainText('Frei ab 10:45 Uhr.');
  await expect(page.getByRole('button', { name: 'Diese Zeit ist belegt' })).toBeDisabled();
  await expect(page.getByLabel('Titel')).toHaveValue('Torwarttraining');
  await expect(page.getByLabel('Beschreibung')).toHaveValue('Bälle liegen bereit.');
  await expect(page.getByLabel('Beginn')).toHaveValue('10:00');

  await alert.getByRole('button', { name: '10:45–11:45 Uhr nehmen' }).click();
  await expect(page.getByLabel('Beginn')).toHaveValue('10:45');
  await expect(page.getByLabel('Titel')).toHaveValue('Torwarttraining');
  await expect(alert).toHaveCount(0);
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, 'Gebucht: Fr 27.11.2026, 10:45–11:45 Uhr, Fußball-Kleinfeld.');
  await expect(booking(page, /^Torwarttraining, Fr 27.11.2026, 10:45–11:45 Uhr/)).toBeVisible();
  await expect(booking(page, /^Yoga im Freien, Fr 27.11.2026, 09:30–10:45 Uhr/)).toBeVisible();
});

test('shows errors at their fields, in German, and keeps everything that was typed', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-11-26', von: '19:00', bis: '20:00' }),
  );
  await page.getByLabel('Titel').fill('Bis gestern');
  await page.getByLabel('Ende').selectOption('18:00');
  await expect(page.getByLabel('Ende')).toHaveAccessibleDescription(/nach dem Beginn/);
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expect(page.getByLabel('Ende')).toBeFocused();
  await page.getByLabel('Ende').selectOption('20:00');
  await dateField(page).fill('2026-11-01');
  await expect(dateField(page)).toHaveAccessibleDescription(/schon vorbei/);
  await expect(page.getByLabel('Titel')).toHaveValue('Bis gestern');
});
