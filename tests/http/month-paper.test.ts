import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { textsOfPdf } from '#tests/setup/poppler.ts';

let house: DemoHouse;
beforeAll(async () => {
  house = await openDemoHouse();
});
afterAll(() => house.close());

const monat = '2026-11';
const sportpark = () => house.ids.facilities.biogrund;
const pdfOf = async (answer: Response) => textsOfPdf(new Uint8Array(await answer.arrayBuffer())).join('\n');

describe('the PDF of a month', () => {
  test('has name, type and the bookings when a trainer asks', async () => {
    const trainer = await house.enter('trainer');
    const answer = await trainer.get(paths.booking.monthPdf({ monat, anlage: sportpark() }));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe(
      'inline; filename="monatsplan-2026-11-biogrund-sportpark.pdf"',
    );
    expect(answer.headers.get('cache-control')).toBe('private, no-cache');
    const text = await pdfOf(answer);
    expect(text).toContain('Biogrund Sportpark');
    expect(text).toContain('Stand 18.11.2026, 10:00 Uhr');
    expect(text).toContain('Training');
  });

  test('answers 304 when the browser has it, and another tag after a change', async () => {
    const admin = await house.enter('admin');
    const address = paths.booking.monthPdf({ monat, anlage: sportpark(), blatt: 'liste' });
    const first = await admin.get(address);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    const again = await admin.get(address, { headers: { 'if-none-match': etag } });
    expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, etag, '']);
    await house.sql`update resources set name = 'Kleinfeld Nord' where id = ${house.ids.resources.kleinfeld}`;
    await house.sql`update bookings set place_name = 'Kleinfeld Nord' where resource_id = ${house.ids.resources.kleinfeld}`;
    const changed = await admin.get(address, { headers: { 'if-none-match': etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await pdfOf(changed)).toContain('Kleinfeld Nord');
  });

  test('is one print when the same sheet is asked for ten times at once', async () => {
    const trainer = await house.enter('trainer');
    const address = paths.booking.monthPdf({ monat: '2026-12', anlage: sportpark(), blatt: 'wand' });
    const answers = await Promise.all(Array.from({ length: 10 }, () => trainer.get(address)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ headers }) => headers.get('etag'))).size).toBe(1);
  });

  test('shows titles to visitors only where the facility shows names', async () => {
    const visitor = house.visit();
    const address = paths.booking.monthPdf({ monat, anlage: sportpark(), blatt: 'liste', namen: '1', anfragen: '1' });
    await house.sql`update facilities set public_plan = true, show_names = false where id = ${sportpark()}`;
    const anonymous = await pdfOf(await visitor.get(address));
    expect(anonymous).toContain('belegt');
    expect(anonymous).not.toMatch(/Training|angefragt|Müller/);
    await house.sql`update facilities set show_names = true where id = ${sportpark()}`;
    const named = await pdfOf(await visitor.get(address));
    expect(named).toContain('Training');
    expect(named).not.toMatch(/angefragt|Max Müller/);
  });

  test('prints persons and requests only when they are chosen', async () => {
    const admin = await house.enter('admin');
    const query = { monat, anlage: sportpark(), blatt: 'liste' } as const;
    await house.sql`
      update bookings set status = 'pending', decision = null
      where id = (select id from bookings where resource_id = ${house.ids.resources.kleinfeld} and date = '2026-11-27' limit 1)`;
    expect(await pdfOf(await admin.get(paths.booking.monthPdf(query)))).not.toMatch(/angefragt|Max Müller/);
    const all = await pdfOf(await admin.get(paths.booking.monthPdf({ ...query, namen: '1', anfragen: '1' })));
    expect(all).toContain('Max Müller');
    expect(all).toContain('angefragt');
  });

  test('leads to the sign-in when a visitor asks for a plan that is not public', async () => {
    const address = paths.booking.monthPdf({ monat, anlage: house.ids.facilities.buergerhaus });
    const answer = await house.visit().get(address);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('/anmelden?weiter=');
  });
});

describe('bad input', () => {
  test.each(['2026-13', '2026-00', '26-03', 'März', '9999-01'])(
    'answers 422 with a sentence when the month is %s',
    async (wrong) => {
      const trainer = await house.enter('trainer');
      const pdf = await trainer.get(paths.booking.monthPdf({ monat: wrong, anlage: sportpark() }));
      expect(pdf.status).toBe(422);
      expect(await pdf.text()).toContain('Diesen Monat gibt es nicht. Bitte einen anderen wählen');
      const page = await trainer.get(paths.booking.monthPaper({ monat: wrong }));
      expect(page.status).toBe(422);
      expect(await page.text()).toContain('Diesen Monat gibt es nicht.');
    },
  );

  test('answers 404 when facility or resource is unknown, or the resource is in another facility', async () => {
    const trainer = await house.enter('trainer');
    const { kleinfeld, buergersaal } = house.ids.resources;
    const unknown = '00000000-0000-7000-8000-000000000000';
    const queries = [
      { anlage: unknown },
      { anlage: "' or 1=1" },
      { anlage: sportpark(), ressource: [unknown] },
      { anlage: sportpark(), ressource: [kleinfeld, buergersaal] },
      { ressource: [kleinfeld, buergersaal] },
    ];
    for (const query of queries)
      for (const path of [paths.booking.monthPdf, paths.booking.monthPaper, paths.booking.monthPicture])
        expect((await trainer.get(path({ monat, ...query }))).status).toBe(404);
  });

  test('answers 404 when the picture has no such page', async () => {
    const trainer = await house.enter('trainer');
    for (const seite of ['0', '99', 'x'])
      expect((await trainer.get(paths.booking.monthPicture({ monat, anlage: sportpark(), seite }))).status).toBe(404);
  });
});

test('shows the choices and a picture of each page without a script', async () => {
  const trainer = await house.enter('trainer');
  const page = await trainer.get(paths.booking.monthPaper({ monat, anlage: sportpark(), blatt: 'wand' }));
  const html = await page.text();
  expect(page.status).toBe(200);
  expect(html).toContain('Monatsplan drucken');
  const pictures = [...html.matchAll(/<img src="([^"]+)"/g)].map(([, path = '']) => path.replaceAll('&amp;', '&'));
  expect(pictures.length).toBeGreaterThan(2);
  const picture = await trainer.get(pictures[0] ?? '');
  expect(picture.headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
  expect(picture.headers.get('content-security-policy')).toContain("default-src 'none'");
});

test('limits the new prints of a person and of the thread, but not sheets that are kept', async () => {
  const person = await house.enter('extern');
  const address = (year: number) => paths.booking.monthPdf({ monat: `${year}-05`, anlage: sportpark() });
  expect((await person.get(address(2030))).status).toBe(200);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, at) => person.get(address(2031 + at))));
  const refused = (status: number) => answers.filter((answer) => answer.status === status);
  expect(refused(429)).toHaveLength(11);
  expect(refused(503).length).toBeGreaterThan(0);
  for (const answer of [...refused(429), ...refused(503)]) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  }
  expect((await person.get(address(2030))).status).toBe(200);
});
