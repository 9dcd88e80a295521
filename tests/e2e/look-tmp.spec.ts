import { test } from './fixtures.ts';
import { paths } from '#app/paths.ts';
import postgres from 'postgres';

test('look', async ({ page, ids, signInAs, server }) => {
  test.setTimeout(300_000);
  const sql = postgres(server.ownerUrl, { max: 1, onnotice: () => undefined });
  await sql`update facilities set embed_origins = array['https://www.verein.de','https://*.gemeinde.de']`;
  const width = page.viewportSize()?.width;
  const shot = async (name: string, path: string) => {
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.goto(path, { waitUntil: 'load' });
      await page.waitForTimeout(400);
      await page.screenshot({ path: `/tmp/shots/${name}-${width}-${scheme}.png`, fullPage: true });
    }
  };
  const r = ids.resources;
  await shot('public', paths.booking.publicPlan(ids.facilities.biogrund));
  await shot('public-list', paths.booking.publicPlan(ids.facilities.biogrund, { ansicht: 'liste' }));
  await shot('embed', paths.booking.embed(ids.facilities.biogrund));
  await shot('month-public', paths.booking.month({ ressource: r.grosseHalle }));
  await signInAs('peter.koenig');
  await shot('month', paths.booking.month({ ressource: r.grosseHalle }));
  await shot('month-part', paths.booking.month({ ressource: r.links, monat: '2026-10' }));
  await shot('month-dec', paths.booking.month({ ressource: r.sportplatz, monat: '2026-13' }));
  await shot('month-list', paths.booking.month({ ressource: r.grosseHalle, ansicht: 'liste' }));
  await shot('facility', paths.facilities.facility(ids.facilities.biogrund));
  await shot('week', paths.booking.week({ ressource: r.grosseHalle }));
  if (width === 1280) {
    await page.emulateMedia({ colorScheme: 'light' });
    await page.goto(paths.booking.month({ ressource: r.grosseHalle }));
    await page.waitForTimeout(300);
    await page.pdf({ path: '/tmp/shots/month.pdf', preferCSSPageSize: true, printBackground: false });
    await page.goto(paths.booking.month({ ressource: r.links, monat: '2026-10' }));
    await page.waitForTimeout(300);
    await page.pdf({ path: '/tmp/shots/month-oct.pdf', preferCSSPageSize: true, printBackground: false });
  }
  await sql.end();
});
