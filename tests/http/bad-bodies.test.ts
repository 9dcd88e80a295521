import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { client, type Client } from '#tests/setup/client.ts';
import { countWritten, freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Bodies and addresses that our browser pages never send: the answer is a 4xx, never a 500. */
let house: DemoHouse;
let max: Client;
let admin: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  [max, admin] = [await house.enter('max.mueller'), await house.enter('peter.koenig')];
});
afterAll(() => house.close());

const html = { accept: 'text/html' };
const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data; boundary=grenze';
const unreadable = 'Der Text enthält Zeichen, die sich nicht speichern lassen.';

/** The free hour as a body, with the raw bytes of `title`. */
function encoded(title: string): Buffer<ArrayBuffer> {
  const form = new URLSearchParams({ ...freeHour(house.ids), title: 'TITLE' });
  return Buffer.from(form.toString().replace('TITLE', title), 'latin1');
}
function parts(title: string, head = 'name="title"'): Buffer<ArrayBuffer> {
  const { title: _title, ...form } = freeHour(house.ids);
  const fields = Object.entries(form).map(([name, value]): [string, string] => [`name="${name}"`, value]);
  const body = [...fields, [head, title]].map(
    ([disposition, value]) => `--grenze\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${body.join('')}--grenze--\r\n`, 'latin1');
}

type Body = [
  what: string,
  type: string | undefined,
  body: () => Buffer<ArrayBuffer> | string,
  status: number,
  sentence: string,
];
const bodies: Body[] = [
  ['a lone surrogate', urlencoded, () => encoded('Probe%ED%A0%80'), 422, unreadable],
  ['a lone surrogate in parts', multipart, () => parts('Probe\xed\xa0\x80'), 422, unreadable],
  ['bytes that are no UTF-8', urlencoded, () => encoded('Stra%DFe'), 422, unreadable],
  ['NUL', urlencoded, () => encoded('%00'), 422, unreadable],
  ['NUL in parts', multipart, () => parts('\0'), 422, unreadable],
  [
    'a file for a title',
    multipart,
    () => parts('x', 'name="title"; filename="x.txt"'),
    422,
    'Diese Angabe ist unlesbar.',
  ],
  ['half a multipart', multipart, () => parts('x').subarray(0, 300), 400, ''],
  ['a multipart without its boundary', 'multipart/form-data', () => parts('x'), 400, ''],
  ['a multipart of nothing', multipart, () => '', 400, ''],
  ['JSON', 'application/json', () => JSON.stringify(freeHour(house.ids)), 415, 'nimmt nur Formulare an'],
  ['plain text', 'text/plain', () => 'title=x', 415, 'nimmt nur Formulare an'],
  ['no type', '', () => Buffer.from('title=x'), 415, 'nimmt nur Formulare an'],
  ['more than 128 KiB', urlencoded, () => 'x'.repeat(128 * 1024 + 1), 413, 'höchstens 128 KiB'],
  ['more than 128 KiB in parts', multipart, () => parts('x'.repeat(128 * 1024)), 413, 'höchstens 128 KiB'],
  ['a thousand and one fields', urlencoded, () => 'a&'.repeat(1_001), 413, ''],
  [
    'two hundred parts',
    multipart,
    () => '--grenze\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\n\r\n'.repeat(201),
    413,
    '',
  ],
  ['a million fields', urlencoded, () => 'a&'.repeat(1_000_000), 413, 'höchstens 128 KiB'],
  ['a body with nothing in it', urlencoded, () => '', 422, 'Bitte eine Terminart wählen.'],
];

describe.each([
  ['the page', paths.booking.request()],
  ['its data', `${paths.booking.request()}.data`],
])('sent to %s', (_name, url) => {
  test.each(bodies)('refuses %s and writes nothing', async (_what, type, body, status, sentence) => {
    const before = await countWritten(house.sql);
    const headers = { ...html, ...(type === undefined ? {} : { 'content-type': type }) };
    const answer = await max.request(url, { method: 'POST', body: body(), headers });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(sentence);
    expect(await countWritten(house.sql)).toEqual(before);
  });
});

test.each(['/anmelden', '/abmelden', '/sprache', '/darstellung', '/konto/sitzungen', '/buchungen/neu', '/nirgends'])(
  'answers no 500 when JSON, an empty body or a wild name is posted to %s',
  async (path) => {
    for (const [type, body] of [
      ['application/json', '{'],
      [urlencoded, ''],
      [urlencoded, 'a%5B4294967294%5D=x&__state__=%7B&__intent__=%7B&email%5B%5D=x&id%5B%5D=y'],
      [multipart, '--grenze\r\n'],
    ] as const) {
      const person = client(house.server.url);
      await person.signIn('anna.schmidt@demo.example', 'platzwart-demo');
      const answer = await person.request(path, { method: 'POST', body, headers: { 'content-type': type } });
      expect([path, type, body.slice(0, 9), answer.status < 500]).toEqual([path, type, body.slice(0, 9), true]);
    }
  },
);

test('accepts 24:00 as the end', async () => {
  const form = { ...freeHour(house.ids), startTime: '23:00', endTime: '24:00' };
  const answer = await max.postForm(paths.booking.request(), form);
  expect(answer.status).toBe(303);
  const [row] = await house.sql<{ during: string; end: string }[]>`
    select c.during::text, b.end_time::text as end from bookings b join booking_claims c on c.booking_id = b.id
    where b.title = 'Probetraining'`;
  expect(row).toEqual({ during: '["2026-11-19 23:00:00","2026-11-20 00:00:00")', end: '24:00:00' });
});

describe('addresses', () => {
  const absent = '01890000-0000-7000-8000-000000000000';
  const long = 'x'.repeat(10_000);
  const nonsense = [
    '2026-W99',
    '0000-W01',
    '9999-W52',
    "' or 1=1 --",
    '31.02.',
    '2026-02-31',
    '0000-00-00',
    '-000001-01-01',
    '%2500',
    '[object Object]',
    '{"$ne":1}',
    '../../etc/passwd',
    '💥',
    long,
    absent,
    '',
  ];
  const pages = ['/kalender', '/kalender/tag', '/buchungen/neu'];
  const names = ['anlage', 'gruppe', 'ressource', 'woche', 'datum', 'ansicht', 'von', 'bis', 'weiter', '__proto__'];

  test.each(pages)('answers no 500 for any query of %s', async (page) => {
    const queries = names.flatMap((name) =>
      nonsense.map((value) => `${page}?${new URLSearchParams({ [name]: value }).toString()}`),
    );
    const twice = names.map((name) => `${page}?${name}=a&${name}=b&${name}%5B%5D=c`);
    for (const url of [...queries, ...twice]) {
      const answer = await max.get(url);
      expect([url.slice(0, 200), answer.status]).toEqual([url.slice(0, 200), 200]);
      await answer.arrayBuffer();
    }
  });

  test('ignores the data parameter of an older router', async () => {
    for (const path of ['/kalender?_data=root', '/kalender?woche=2026-W48&%5Fdata=routes%2Fx', '/?_data']) {
      const answer = await max.get(path, { headers: html });
      expect([path, answer.status < 400]).toEqual([path, true]);
    }
    expect(house.server.output()).not.toContain('"level":50');
  });

  test.each(['%00', '%ff', '%E0%A4%A'])('answers 400 when the query has %s', async (value) => {
    const answer = await max.get(`/kalender?woche=${value}`, { headers: html });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Diese Adresse ist unlesbar');
  });

  test('returns from the sign-in only to a page of this site', async () => {
    for (const weiter of ['//example.org', 'https://example.org', '/\\example.org', 'javascript:alert(1)', long]) {
      const person = client(house.server.url);
      const fields = { email: 'max.mueller@demo.example', password: 'platzwart-demo', weiter };
      const answer = await person.postForm('/anmelden', fields);
      const to = new URL(answer.headers.get('location') ?? '', house.server.url);
      expect([weiter.slice(0, 30), answer.status, to.origin]).toEqual([weiter.slice(0, 30), 303, house.server.url]);
    }
  });

  const ids = [absent, 'x', '1', "' or 1=1 --", '%F0%9F%92%A5', 'x'.repeat(480), '..%2f..', '%252e', `${absent}%20`];
  test.each(['/buchungen/', '/verwaltung/anlagen/'])('answers 404 when %s has an unknown id', async (start) => {
    for (const id of ids) {
      for (const suffix of ['', '.data']) {
        const answer = await admin.get(`${start}${id}${suffix}`);
        // Client navigation gets the status in the head and the error in the body.
        expect([id.slice(0, 60), suffix, answer.status]).toEqual([id.slice(0, 60), suffix, 404]);
      }
    }
  });
});
