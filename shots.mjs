import { chromium } from 'playwright';
const base = 'http://127.0.0.1:7550';
const b = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell', args: ['--no-sandbox'] });
const out = '/tmp/press-shots';
for (const [w, h] of [[1280, 800], [360, 740]]) for (const scheme of ['light', 'dark']) {
  const tag = `${w}-${scheme}`;
  const mk = async (who) => {
    const c = await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, locale: 'de-DE', hasTouch: w < 500, isMobile: w < 500, baseURL: base });
    const r = await c.request.post(base + '/anmelden', { form: { email: who + '@demo.example', password: 'platzwart-demo' }, headers: { origin: base }, maxRedirects: 0 });
    if (r.status() !== 303) console.log(who, r.status());
    return [c, await c.newPage()];
  };
  const shot = (p, n) => p.screenshot({ path: `${out}/${n}-${tag}.png` });
  try {
    let [c, p] = await mk('max.mueller');
    await p.goto('/kalender'); await p.waitForTimeout(1200);
    await c.setOffline(true); await p.waitForTimeout(300);
    await p.getByRole('link', { name: w < 500 ? 'Meine' : 'Meine Buchungen', exact: true }).and(p.locator(':visible')).first().click();
    await p.waitForTimeout(600); await shot(p, 'offline-plan'); await c.setOffline(false);
    await p.waitForTimeout(1500);
    // request: take a team training and ask for the same hour
    await p.goto('/buchungen'); 
    const edit = await p.locator('a[href*="bearbeiten"]').first().getAttribute('href').catch(() => null);
    await p.goto('/buchungen/neu'); await p.waitForTimeout(1000);
    const place = p.getByLabel('Ressource').last();
    console.log(await place.evaluate((e) => [...e.options].map((o) => o.text).join('|')));
    await place.selectOption({ label: 'Sportplatz – links' }).catch((e) => console.log(e.message.slice(0, 80)));
    await p.getByLabel('Datum', { exact: true }).fill('2026-12-08'); 
    await p.getByLabel('Beginn').selectOption('19:00'); await p.getByLabel('Ende', { exact: true }).selectOption('20:00');
    await p.waitForTimeout(1500); await p.evaluate(() => scrollTo(0, 0)); await shot(p, 'request-single');
    await p.getByLabel('Terminserie').check(); await p.getByLabel('Startdatum').fill('2026-12-01'); await p.getByLabel('Enddatum').fill('2027-01-26');
    await p.waitForTimeout(1500); await p.evaluate(() => scrollTo(0, 0)); await shot(p, 'request-series');
    await p.evaluate(() => scrollTo(0, 5000)); await p.waitForTimeout(200); await shot(p, 'request-series-end');
    await p.getByLabel('Titel').fill('x'.repeat(110)); await p.getByLabel('Titel').scrollIntoViewIfNeeded(); await shot(p, 'counter');
    if (edit) { await p.goto(edit); await p.waitForTimeout(800); await p.getByLabel('Ort').selectOption({ label: 'Sportplatz – links' }).catch(() => {}); await p.getByLabel('Beginn').selectOption('19:00'); await p.waitForTimeout(1500); await p.evaluate(() => scrollTo(0, 0)); await shot(p, 'edit'); }
    await mk('max.mueller'); await mk('max.mueller');
    await p.goto('/konto/sitzungen'); await p.waitForTimeout(800);
    await p.getByRole('button', { name: /abmelden$/ }).first().click().catch(() => {}); await p.waitForTimeout(900); await shot(p, 'sessions');
    await p.goto('/tueren'); await p.waitForTimeout(800);
    await c.setOffline(true); const d = p.getByRole('button', { name: /halten/ }).first();
    if (await d.count()) { await d.hover(); await p.mouse.down(); await p.waitForTimeout(1200); await p.mouse.up(); await shot(p, 'door'); } else console.log('no door');
    await c.close();
    [c, p] = await mk('peter.koenig');
    await p.goto('/verwaltung/genehmigungen'); await p.waitForTimeout(800);
    const ok = p.getByRole('button', { name: /^Genehmigen/ }).first();
    if (await ok.count()) { await ok.click(); await p.waitForTimeout(1200); await shot(p, 'approvals'); } else console.log('no requests');
    await c.close();
  } catch (e) { console.log(tag, e.message.slice(0, 300)); }
}
await b.close();
