import type { Page } from 'playwright/test';
import type { Database } from '#app/db/client.server.ts';
import { paths } from '#app/paths.ts';
import { makeSideDoor, pressSideDoor } from '#tests/factories/door-history.ts';
import type { DemoIds } from '#tests/setup/demo-ids.ts';
import { expect } from './fixtures.ts';
import { booking, openFirstEdit } from './plan.ts';

/** The fixtures of a test that opens every screen. */
interface Walker {
  readonly page: Page;
  readonly ids: DemoIds;
  readonly signInAs: (person: string) => Promise<void>;
  readonly look: (name: string) => Promise<void>;
}

/** Plans, the request form with its messages, a booking, an account and the places. */
export async function walkScreens({ page, ids, signInAs, look }: Walker): Promise<void> {
  const visit = async (name: string, path: string) => {
    await page.goto(path);
    await look(name);
  };
  await visit('sign-in', paths.account.signIn());
  await visit('week-public', paths.booking.week());
  await visit('public-plan', paths.booking.publicPlan(ids.facilities.biogrund));
  await visit('embed', paths.booking.embed(ids.facilities.biogrund));
  await signInAs('max.mueller');
  await visit('week', paths.booking.week({ ressource: ids.resources.sportplatz }));
  await visit('week-half', paths.booking.week({ ressource: ids.resources.links }));
  await visit('week-hall', paths.booking.week({ ressource: ids.resources.grosseHalle }));
  await visit('day', paths.booking.day({ ressource: ids.resources.sportplatz }));
  await visit('list', paths.booking.week({ ressource: ids.resources.sportplatz, ansicht: 'liste' }));
  await visit('month', paths.booking.month({ ressource: ids.resources.links }));
  await visit('month-list', paths.booking.month({ ressource: ids.resources.links, ansicht: 'liste' }));
  await visit('month-paper', paths.booking.monthPaper({ anlage: ids.facilities.biogrund, monat: '2026-11' }));
  const taken = { ressource: ids.resources.links, datum: '2026-11-24', von: '19:00', bis: '20:00' };
  await visit('request', paths.booking.request(taken));
  await expect(page.getByRole('button', { name: 'Diese Zeit ist belegt' })).toBeDisabled();
  await look('request-conflict');
  await page.getByLabel('Ende').selectOption('18:00');
  await expect(page.getByLabel('Ende')).toHaveAccessibleDescription(/nach dem Beginn/);
  await look('request-errors');
  await page.getByLabel('Ende').selectOption('20:00');
  await page.getByLabel('Terminserie').check();
  await page.getByLabel('Feiertage').check();
  await expect(page.getByRole('button', { name: /^\d+ freie buchen/ })).toBeVisible();
  await look('request-series');
  await page.goto(paths.booking.week({ ressource: ids.resources.sportplatz, ansicht: 'liste' }));
  await booking(page, /A-Jugend Training/)
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: 'A-Jugend Training' })).toBeVisible();
  await look('booking');
  await visit('sessions', paths.account.sessions());
  await visit('not-found', '/gibt-es-nicht');
  await signInAs('peter.koenig');
  await visit('facilities', paths.facilities.list());
  await visit('facility', paths.facilities.facility(ids.facilities.dgh));
  await visit('facility-public', paths.facilities.facility(ids.facilities.biogrund));
}

/** My bookings, all bookings and the cancellation of one. */
export async function walkMine({ page, signInAs, look }: Omit<Walker, 'ids'>): Promise<void> {
  await signInAs('max.mueller');
  await page.goto(paths.booking.mine());
  for (const summary of await page.getByRole('main').locator('summary').all()) await summary.click();
  await look('mine');
  await page
    .getByRole('link', { name: /^Serie absagen/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Ja, \d+ Termine absagen$/ })).toBeVisible();
  await look('cancel-series');
  await page.getByRole('link', { name: /^Nur dieser/ }).click();
  await expect(page.getByRole('button', { name: 'Ja, Termin absagen' })).toBeVisible();
  await look('cancel');
  await openFirstEdit(page);
  await look('edit');
  await signInAs('eva.lang');
  await page.goto(paths.booking.mine());
  await look('mine-empty');
  await signInAs('peter.koenig');
  await page.goto(paths.booking.mine({ ansicht: 'alle' }));
  await look('mine-all');
}

/** The administration of doors: creates a door and a device, and opens each of its screens. */
export async function walkDoorsAdmin(
  { page, signInAs, look, ids }: Walker,
  owner: Database,
  key: string,
): Promise<void> {
  const door = await makeSideDoor(owner, ids, key);
  await signInAs('peter.koenig');
  await page.goto(paths.access.newArea());
  await look('doors-new');
  await page.getByLabel('Name', { exact: true }).fill(`Werkstatt ${key}`);
  await page.getByLabel('Kurzname').fill(`workshop-${key}`);
  await page.getByLabel('Mindestalter').fill('18');
  await expect(page.getByText(/alle erst ab 18 Jahren/)).toBeVisible();
  await page.getByLabel('Vorlauf').fill('300');
  await page.getByRole('button', { name: 'Tür anlegen' }).click();
  await expect(page.getByLabel('Vorlauf')).toHaveAccessibleDescription(/von 0 bis 240/);
  await look('doors-errors');
  await page.getByLabel('Vorlauf').fill('30');
  await page.getByRole('button', { name: 'Tür anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Werkstatt ${key}` })).toBeVisible();
  await look('doors-area');
  await page.goto(paths.access.newDevice());
  await look('doors-new-device');
  await page.getByRole('button', { name: 'Gerät anlegen' }).click();
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused();
  await page.getByLabel('Name', { exact: true }).fill(`Pi ${key}`);
  await page.getByRole('checkbox', { name: new RegExp(`Werkstatt ${key}`) }).check();
  await page.getByRole('button', { name: 'Gerät anlegen' }).click();
  await page.getByRole('button', { name: 'Anmeldecode erstellen' }).click();
  await expect(page.getByText(/sudo -u platzwart-door platzwart-door enroll --url/)).toBeVisible();
  await look('doors-device-code');
  await page.getByRole('link', { name: 'Nachsehen, ob es sich angemeldet hat' }).click();
  await expect(page.getByText(/Ein Anmeldecode ist offen/)).toBeVisible();
  await pressSideDoor(owner, ids, door);
  const screens = {
    'jobs-dispatched': paths.access.jobs({ ansicht: 'unterwegs' }),
    devices: paths.access.devices(),
    jobs: paths.access.jobs(),
    'jobs-pending': paths.access.jobs({ ansicht: 'warten' }),
    'jobs-results': paths.access.jobs({ ansicht: 'fehler' }),
    audit: paths.access.area(door.areaId),
    areas: paths.access.areas(),
    device: paths.access.device(door.device.id),
    requests: paths.access.requests(),
  };
  for (const [name, path] of Object.entries(screens)) {
    await page.goto(path);
    await look(`doors-${name}`);
  }
}
