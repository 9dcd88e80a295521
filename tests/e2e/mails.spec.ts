import postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { insertMail, setUpServer } from '#tests/factories/mails.ts';
import { expect, test } from './fixtures.ts';

const rows = 'ol[aria-label="E-Mails"] > li';
const html = `<!doctype html><html lang="de"><head><title>Termin</title></head>
<body style="margin:0;background-color:#f4f2ee"><main style="padding:20px"><p>Dein Termin ist abgesagt.</p></main></body></html>`;

test('lets an admin filter the mail log, read a mail as it was sent, and send it again', async ({
  page,
  server,
  signInAs,
  look,
}) => {
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  await setUpServer(sql);
  const event = { uid: 'a', sequence: 0, start: '2026-11-20T17:00:00Z', end: '2026-11-20T18:30:00Z', url: null };
  const events = [{ ...event, title: 'Training', location: 'Große Halle', status: 'CANCELLED' as const }];
  await insertMail(sql, {
    subject: 'Abgesagt: Training am Fr 20.11.2026',
    template: 'bookingCancelled',
    to: 'maximiliane.mustermann-schulze@verein-huenstetten.example.org',
    reason: 'given_up',
    html,
    calendars: [{ method: 'CANCEL', events }],
  });
  await signInAs('admin');
  await page.goto(paths.outbox.mails());
  await expect(page.locator(rows).first()).toBeVisible();
  await look('mails');
  await page.getByLabel('Suche').fill('huenstetten');
  await page.getByLabel('Zustand').selectOption('gescheitert');
  await page.getByRole('button', { name: 'Anzeigen' }).click();
  await expect(page.locator(rows)).toHaveCount(1);
  await expect(page.locator(rows)).toContainText('nach drei Tagen aufgegeben');
  await page.getByRole('link', { name: 'Alle erneut senden' }).click();
  await expect(page.getByText('Eine E-Mail wird erneut gesendet.')).toBeVisible();
  await look('mails-resend');
  await page.goBack();

  await page.getByRole('link', { name: 'Abgesagt: Training' }).click();
  await expect(page.frameLocator('iframe').getByText('Dein Termin ist abgesagt.')).toBeVisible();
  await look('mail');
  await page.getByRole('link', { name: 'Nur Text' }).click();
  await expect(page.locator('pre')).toHaveText('Hallo');
  await page.getByRole('button', { name: 'Erneut senden' }).click();
  await expect(page.getByText('Die E-Mail wird erneut gesendet.').first()).toBeAttached();
  await expect(page.getByText('ist an der Reihe')).toBeVisible();
  // What the sender does to the mail shows without a reload.
  await sql`update mail_messages set status = 'sent', sent_at = app_now() where resend_of is not null`;
  await sql`select pg_notify('live', '{"topic":"mail-log","root":"","version":0}')`;
  await expect(page.getByText('Versendet').first()).toBeVisible();

  await page.goto(paths.outbox.sender());
  await page.getByRole('button', { name: 'Test-E-Mail senden' }).click();
  await expect(page.getByText('Letzte Test-E-Mail an')).toBeVisible();
  await look('sender');
  await sql`delete from mail_sender`;
  await sql.end({ timeout: 2 });
});

test('shows the link of a mail once, while there is no server', async ({ page, server, openAs, signInAs, look }) => {
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  await sql`delete from mail_sender`;
  const [door] = await sql<{ slug: string }[]>`select slug from areas where is_active and requires_optin limit 1`;
  await page.goto(paths.access.ask({ tuer: door?.slug ?? '' }));
  await page.getByLabel('E-Mail').fill(`gast.${test.info().project.name}@example.org`);
  await page.getByRole('button', { name: 'Zugang anfragen' }).click();
  await expect
    .poll(async () => (await sql`select 1 from mail_messages where to_address like 'gast.%'`).length)
    .toBeGreaterThan(0);
  const [mail] = await sql<
    { id: string }[]
  >`select id from mail_messages where link is not null order by id desc limit 1`;
  await sql.end({ timeout: 2 });
  await signInAs('admin');
  await page.goto(paths.outbox.mail(mail?.id ?? ''));
  await page.getByRole('button', { name: 'Link zeigen' }).click();
  const link = page.getByText(/\/tueren\/zugang\/[\w-]{43}/);
  await expect(link).toBeVisible();
  await look('mail-link');
  const guest = await openAs('member');
  await guest.goto((await link.textContent()) ?? '');
  await expect(guest.getByRole('button', { name: /bestätigen/i })).toBeVisible();
  await page.reload();
  await expect(link).toBeHidden();
  await expect(page.getByText('Link angesehen')).toBeVisible();
});
