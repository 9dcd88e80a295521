import { paths } from '#app/paths.ts';
import { newestLink } from '#tests/factories/mails.ts';
import { hold, openDoorSite, rowOf } from './door-site.ts';
import { expect, test } from './fixtures.ts';
import { untilWatched } from './plan.ts';

/** A door on the phone, up to the lock of a simulated device and back. */
const site = openDoorSite();

test('opens once when the button is held, and shows each state', async ({ page, server, ids, signInAs, look }) => {
  const { door, title } = await site.place(server, ids.facilities.biogrund);
  try {
    await signInAs('eva.lang');
    await page.goto(paths.access.doors());
    await look('doors');
    await hold(page, title);
    await expect(page.getByText('Die Tür hat geöffnet.')).toBeVisible({ timeout: 15_000 });
    await page.mouse.up();
    await expect(page.getByRole('listitem').filter({ hasText: /^Offen$/ })).toBeVisible();
    await look('doors-open');
    expect(door.pulses()).toHaveLength(1);
    await page.goBack();
    await page.goto(paths.access.doors());
    expect(door.pulses()).toHaveLength(1);
  } finally {
    await door.stop();
  }
});

test('opens nothing and shows how when the tap is short', async ({ page, server, ids, signInAs }) => {
  const { door, title } = await site.place(server, ids.facilities.biogrund);
  try {
    await signInAs('eva.lang');
    await page.goto(paths.access.doors());
    await hold(page, title);
    await page.mouse.up();
    await expect(page.getByText('Den Knopf gedrückt halten, bis der Balken voll ist.')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`${paths.access.doors()}$`));
    expect(door.pulses()).toEqual([]);
  } finally {
    await door.stop();
  }
});

test('says to take the key when the button is held offline, and opens at the next press only', async ({
  page,
  context,
  server,
  ids,
  signInAs,
}) => {
  const { door, title } = await site.place(server, ids.facilities.biogrund);
  try {
    await signInAs('eva.lang');
    await page.goto(paths.access.doors());
    await untilWatched(page);
    await context.setOffline(true);
    await hold(page, title);
    const said = rowOf(page, title).getByRole('alert').filter({ hasText: 'Kein Netz. Bitte den Schlüssel nehmen.' });
    await expect(said).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expect(page).toHaveURL(new RegExp(`${paths.access.doors()}$`));
    await page.mouse.up();
    await context.setOffline(false);
    await expect(page.getByText('Kein Netz. Bitte den Schlüssel nehmen.')).toHaveCount(0);
    expect(door.pulses()).toEqual([]);
    await hold(page, title);
    await expect(page.getByText('Die Tür hat geöffnet.')).toBeVisible({ timeout: 15_000 });
    await page.mouse.up();
    expect(door.pulses()).toHaveLength(1);
  } finally {
    await door.stop();
  }
});

test('opens when the button is held by keyboard', async ({ page, server, ids, signInAs }) => {
  const { door, title } = await site.place(server, ids.facilities.biogrund);
  try {
    await signInAs('eva.lang');
    await page.goto(paths.access.doors());
    await page.getByRole('button', { name: `Zum Öffnen halten ${title}` }).focus();
    await page.keyboard.down('Space');
    await expect(page.getByText('Die Tür hat geöffnet.')).toBeVisible({ timeout: 15_000 });
    await page.keyboard.up('Space');
    expect(door.pulses()).toHaveLength(1);
  } finally {
    await door.stop();
  }
});

test('shows the reasons before a press, also when the door is offline', async ({
  page,
  server,
  ids,
  signInAs,
  look,
}) => {
  const young = await site.place(server, ids.facilities.biogrund, {
    minAge: 60,
    requiredSubscription: 'Werkzeug-Abo',
    isSilent: true,
  });
  const silent = await site.place(server, ids.facilities.biogrund, { isSilent: true });
  await site.see(silent, 'never');
  await signInAs('eva.lang');
  await page.goto(paths.access.doors());
  await expect(rowOf(page, young.title)).toContainText('Erst ab 60 Jahren.');
  await expect(rowOf(page, young.title)).toContainText('Dazu gehört das Abo „Werkzeug-Abo“');
  await expect(rowOf(page, young.title).getByRole('button')).toHaveCount(0);
  await expect(rowOf(page, silent.title)).toContainText('Das Gerät an der Tür meldet sich nicht.');
  await expect(rowOf(page, silent.title).getByRole('button')).toBeDisabled();
  await look('doors-why-not');
  await silent.door.start();
  await expect(rowOf(page, silent.title)).toContainText('Geht jetzt auf');
  await expect(rowOf(page, silent.title).getByRole('button')).toBeEnabled();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('opens and shows the state', async ({ page, server, ids, signInAs }) => {
    const { door, title } = await site.place(server, ids.facilities.biogrund);
    try {
      await signInAs('eva.lang');
      await page.goto(paths.access.doors());
      await page.getByRole('button', { name: `Öffnen ${title}` }).click();
      await expect(page).toHaveURL(/auftrag=/);
      await expect.poll(() => door.pulses().length).toBe(1);
      await expect(async () => {
        await page.reload();
        await expect(page.getByText('Die Tür hat geöffnet.')).toBeVisible({ timeout: 500 });
      }).toPass();
    } finally {
      await door.stop();
    }
  });
});

test('lets a guest request access and confirm it once from the mail', async ({ page, server, ids, look }) => {
  const { title } = await site.place(server, ids.facilities.biogrund, { openToMembers: false, isSilent: true });
  await page.goto(paths.access.ask());
  await look('access-ask');
  await page.getByRole('button', { name: 'Zugang anfragen' }).click();
  await expect(page.getByText('Bitte eine vollständige E-Mail-Adresse angeben')).toBeVisible();
  await page.getByLabel('Tür', { exact: true }).selectOption({ label: `${title}, Biogrund Sportpark` });
  await page.getByLabel('E-Mail-Adresse').fill('Gast@Example.org');
  await page.getByRole('button', { name: 'Zugang anfragen' }).click();
  await expect(page.getByText('Die Anfrage ist angekommen.')).toBeVisible();
  const link = await newestLink(site.db());
  expect((await fetch(new URL(link, page.url()))).status).toBe(200);
  await page.goto(link);
  await look('access-confirm');
  await page.getByRole('button', { name: 'Zugang bestätigen' }).click();
  await expect(page.getByText('Der Zugang ist bestätigt')).toBeVisible();
  await look('access-confirmed');
  await page.goto(link);
  await expect(page.getByText('Dieser Link wurde schon benutzt')).toBeVisible();
});
