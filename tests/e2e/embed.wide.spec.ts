import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import postgres from 'postgres';
import { paths } from '#app/paths.ts';
import { expect, test } from './fixtures.ts';

/** A website on another origin with the plan in a frame; with this sandbox the frame has no storage and no scripts. */
async function openWebsite(frame: string): Promise<{ url: string; close: () => void }> {
  const html = `<!doctype html><html lang="de"><title>Verein</title><h1>Unser Verein</h1>
    <iframe src="${frame}" title="Belegungsplan" width="1000" height="900" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`;
  const website = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html));
  await new Promise<void>((resolve) => website.listen(0, '127.0.0.1', resolve));
  const { port } = website.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => website.close() };
}

test('a listed website shows the week in a frame, and another one does not', async ({ browser, server, ids }) => {
  const website = await openWebsite(server.url + paths.booking.embed(ids.facilities.biogrund, { woche: '2026-W47' }));
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  const allow = (origins: string[]) =>
    sql`update facilities set embed_origins = ${origins} where id = ${ids.facilities.biogrund}`;
  const page = await browser.newPage();
  try {
    await allow([website.url]);
    await page.goto(website.url);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByText('KW 47')).toBeVisible();
    await expect(frame.getByText('A-Jugend Training').first()).toBeVisible();
    await frame.getByRole('link', { name: 'Nächste Woche' }).click();
    await expect(frame.getByText('23.–29.11.2026')).toBeVisible();
    const [plan] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('link', { name: 'Ganzen Plan öffnen' }).click(),
    ]);
    expect(new URL(plan.url()).pathname).toBe(paths.booking.publicPlan(ids.facilities.biogrund));

    await allow(['https://www.verein.de']);
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.reload();
    await refused;
    await expect(frame.getByText('KW 47')).toHaveCount(0);
  } finally {
    await allow([]);
    await sql.end({ timeout: 2 });
    await page.close();
    website.close();
  }
});
