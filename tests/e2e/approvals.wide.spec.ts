import { paths } from '#app/paths.ts';
import { expect, test } from './requests.ts';

test('approves, moves to the next request and rejects with a reason when only the keyboard is used', async ({
  page,
  requests,
  signInAs,
}) => {
  const ids = [];
  for (const [at, title] of ['Eins', 'Zwei', 'Drei'].entries())
    ids.push(await requests.single({ place: 'gastro', by: 'eva.lang', date: `2027-04-0${at + 5}`, title }));
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await expect(page.getByText('Alle auswählen')).toBeVisible();
  const focusOn = async (name: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      const said = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (said === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} was not reached`);
  };

  await focusOn('Genehmigen „Eins“');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Eins' })).toHaveCount(0);
  // The next one moved up and has the focus.
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Zwei' }) })).toBeFocused();

  await focusOn('Ablehnen … „Zwei“');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Leider schon vergeben.');
  await expect(page.getByRole('article')).toContainText('Begründung: Leider schon vergeben.');
  await focusOn('Ablehnen „Zwei“');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Zwei' })).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Drei' }) })).toBeFocused();

  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(page.getByText('1 Anfrage ausgewählt')).toBeVisible();
  expect(await Promise.all(ids.map(requests.statusOf))).toEqual(['approved', 'rejected', 'pending']);
});

test('approves the free dates of a series, and names the others', async ({ page, requests, signInAs }) => {
  const dates = ['2027-04-05', '2027-04-12', '2027-04-19'];
  const ids = await requests.series({ place: 'fitness', by: 'eva.lang', dates, title: 'Lauftreff' });
  await requests.single({ place: 'fitness', by: 'jonas.becker', date: '2027-04-12', title: 'Zirkel' });
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await page.getByRole('button', { name: 'Genehmigen „Zirkel“' }).click();
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Lauftreff' }) });
  await expect(item).toContainText('Jeden Montag');
  await expect(item).toContainText('2 von 3 frei');
  await expect(item).toContainText('Mo 12.04.2027: Belegt durch „Zirkel“');
  await item.getByRole('button', { name: /^Freie genehmigen \(2\)/ }).click();
  await expect(page.getByText('1 Termin bleibt offen: Mo 12.04.2027 (nicht frei).').first()).toBeAttached();
  expect(await Promise.all(ids.map(requests.statusOf))).toEqual(['approved', 'pending', 'approved']);
});

test('shows a new request without reloading, on the badge, too', async ({ page, requests, ids, signInAs, openAs }) => {
  await requests.single({ place: 'kleinfeld', by: 'jonas.becker', date: '2027-04-08', title: 'Schon da' });
  await signInAs('admin');
  await page.goto(paths.booking.approvals());
  await expect(page.getByRole('heading', { name: 'Schon da' })).toBeVisible();
  const eva = await openAs('eva.lang');
  const answer = await eva.request.post(paths.booking.request(), {
    form: {
      resourceId: ids.resources.kleinfeld,
      teamId: '',
      eventTypeId: 'training',
      date: '2027-04-09',
      startTime: '09:00',
      endTime: '10:00',
      title: 'Eben angefragt',
      intent: 'submit',
    },
    headers: { origin: new URL(page.url()).origin },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(303);
  await expect(page.getByRole('heading', { name: 'Eben angefragt' })).toBeVisible();
  await expect(page.getByRole('link', { name: /2 offen$/ }).and(page.locator(':visible'))).toBeVisible();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('shows the mail, rejects with a template and approves several requests', async ({
    page,
    requests,
    signInAs,
  }) => {
    await requests.single({ place: 'gastro', by: 'eva.lang', date: '2027-04-20', title: 'Vorstand' });
    await requests.single({ place: 'gastro', by: 'eva.lang', date: '2027-04-21', title: 'Skat' });
    await requests.single({ place: 'gastro', by: 'eva.lang', date: '2027-04-22', title: 'Chor' });
    await signInAs('admin');
    await page.goto(paths.booking.approvals());
    const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Vorstand' }) });
    await item.getByText('Ablehnen …').click();
    await item.getByLabel('Begründung').fill('Bitte früher fragen.');
    await item.getByLabel('Textvorlage').selectOption('taken');
    await item.getByRole('button', { name: 'Vorschau zeigen' }).first().click();
    await expect(item.getByRole('article')).toContainText(
      'Begründung: Zu dieser Zeit ist der Platz schon vergeben. Bitte früher fragen.',
    );
    await expect(item.getByLabel('Begründung')).toHaveValue('Bitte früher fragen.');
    await item.getByRole('button', { name: 'Ablehnen „Vorstand“' }).click();
    await expect(page.getByText('Abgelehnt: „Vorstand“, 1 Termin.').first()).toBeAttached();

    await page.getByRole('checkbox', { name: '„Skat“ auswählen' }).check();
    await page.getByRole('checkbox', { name: '„Chor“ auswählen' }).check();
    await page.getByRole('button', { name: 'Ausgewählte genehmigen' }).click();
    await expect(page.getByText('Genehmigt: 2 Anfragen, 2 Termine.').first()).toBeAttached();
    await expect(page.getByText('Keine offenen Anfragen')).toBeVisible();
  });
});
