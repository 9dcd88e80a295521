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

test('who comes second hears who was first, keeps the form, and takes the next free time', async ({
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
  await expect(page.getByRole('button', { name: '1 Termin buchen' })).toBeDisabled();
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

test('a series meets a clash made meanwhile in a second tab: nothing is half written, the red date goes, the rest is booked', async ({
  page,
  openAs,
  signInAs,
  ids,
}) => {
  const [von, bis] = ['08:00', '09:00'];
  await signInAs('max.mueller');
  await page.goto(paths.booking.request({ ressource: ids.resources.fitness, datum: '2026-11-24', von, bis }));
  await page.getByLabel('Titel').fill('Krafttraining');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Enddatum').fill('2026-12-15');
  await expect(page.getByRole('button', { name: '4 Termine buchen' })).toBeEnabled();

  const second = await openAs('anna.schmidt');
  await second.goto(paths.booking.request({ ressource: ids.resources.fitness, datum: '2026-12-08', von, bis }));
  await second.getByLabel('Mannschaft').selectOption('Yoga Mixed');
  await second.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(second, /^Gebucht/);

  await page.getByRole('button', { name: '4 Termine buchen' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toBeFocused();
  await expect(alert).toContainText('1 von 4 Terminen geht nicht');
  await expect(alert).toContainText(`Di 08.12.2026: Fitnessraum ist ${von}–${bis} Uhr durch „Yoga Mixed Training“`);
  await expect(alert).toContainText('Es wurde noch nichts gebucht.');
  await expect(page.getByLabel('Titel')).toHaveValue('Krafttraining');
  await second.goto(paths.booking.week({ ressource: ids.resources.fitness, woche: '2026-W48', ansicht: 'liste' }));
  await expect(booking(second, /^Krafttraining/)).toHaveCount(0);

  await page.getByLabel('Di 08.12.2026 auslassen').check();
  await expect(alert).toHaveCount(0);
  await page.getByRole('button', { name: '3 Termine buchen' }).click();
  await expectToast(page, `3 Termine gebucht: dienstags ${von}–${bis} Uhr, 24.11.–15.12.2026; 1 ausgelassen.`);
});

test('what is taken is told before sending, with another time and another place to take', async ({
  page,
  signInAs,
  ids,
}) => {
  await signInAs('max.mueller');
  await page.goto(
    paths.booking.request({ ressource: ids.resources.links, datum: '2026-11-24', von: '19:00', bis: '20:00' }),
  );
  const submit = page.getByRole('button', { name: '1 Termin buchen' });
  await expect(submit).toBeDisabled();
  await expect(submit).toHaveAccessibleDescription(/Diese Zeit geht nicht/);
  await expect(page.getByRole('main')).toContainText(
    'Sportplatz – komplett ist 19:00–20:30 Uhr durch „1. Mannschaft (Herren) Training“ belegt.',
  );
  await page.getByRole('button', { name: 'Fußball-Kleinfeld nehmen' }).click();
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Fußball-Kleinfeld');
  await expect(submit).toBeEnabled();
  await page.getByLabel('Ressource').selectOption('Sportplatz – links');
  await page.getByRole('button', { name: '20:30–21:30 Uhr nehmen' }).click();
  await expect(page.getByLabel('Beginn')).toHaveValue('20:30');
  await expect(submit).toBeEnabled();
});

test('what cannot be is told at its field, in German, and everything stays as it was typed', async ({
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

test('a team must be chosen by somebody who has several, and is remembered', async ({ page, signInAs, ids }) => {
  await signInAs('anna.schmidt');
  const at = { ressource: ids.resources.gymnastik, datum: '2026-11-28' };
  await page.goto(paths.booking.request({ ...at, von: '07:00', bis: '07:15' }));
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expect(page.getByLabel('Mannschaft')).toHaveAccessibleDescription(/Bitte eine der eigenen Mannschaften wählen/);
  await expect(page.getByLabel('Mannschaft')).toBeFocused();
  await page.getByLabel('Mannschaft').selectOption('Herren-Yoga');
  await expect(page.getByText('Trainer: ★ Anna Schmidt')).toBeVisible();
  await page.getByLabel('Beginn').selectOption('06:30');
  await page.getByRole('button', { name: '1 Termin buchen' }).click();
  await expectToast(page, /^Gebucht/);
  await page.goto(paths.booking.request());
  await expect(page.getByLabel('Mannschaft').getByRole('option', { selected: true })).toHaveText('Herren-Yoga');
  await expect(page.getByLabel('Ressource').getByRole('option', { selected: true })).toHaveText('Gymnastikraum');
});
