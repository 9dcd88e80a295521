import fc from 'fast-check';
import { routeTable } from '#app/routes.ts';
import { operations } from '#app/routes/api/document.server.ts';
import { deviceCalls } from './fuzz-device.ts';
import { fieldNames, nasty, type WildRequest } from './fuzz-words.ts';

export interface FuzzedWorld {
  /** Ids that exist, of every kind. */
  readonly ids: readonly string[];
  /** Names of credentials; the test maps them to headers. */
  readonly who: readonly string[];
  readonly origin: string;
  /** Slugs of doors and ids of devices, which are no uuids. */
  readonly names: readonly string[];
  /** A booking that the API accepts. */
  readonly booking: Readonly<Record<string, unknown>>;
}

export function wildRequests({ ids, names, who, origin, booking }: FuzzedWorld): fc.Arbitrary<WildRequest> {
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...nasty) },
    {
      weight: 4,
      arbitrary: fc.constantFrom(...ids, 'training', '2027-03-02', '10:00', '11:00', 'single', 'series', 'all'),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  );
  const fields = fc.array(fc.tuple(fc.constantFrom(...fieldNames), value), { maxLength: 14 });
  const query = fc.oneof(
    fc.constant(''),
    fields.map((pairs) => `?${new URLSearchParams(pairs).toString()}`),
    fc.constantFrom('?%ff', '?=', '?a&a&a', '?index'),
  );
  const segment = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...ids) },
    { weight: 2, arbitrary: fc.constantFrom(...names) },
    { weight: 3, arbitrary: value.map((text) => encodeURIComponent(text.toWellFormed()) || 'x') },
    { weight: 1, arbitrary: fc.constantFrom('%00', '%ff', '%2e%2e%2f', '%E0%A4%A', ';', 'a%2Fb') },
  );
  const path = fc
    .constantFrom(...routeTable.map((row) => row.path))
    .chain((row) =>
      fc
        .tuple(fc.array(segment, { minLength: 2, maxLength: 2 }), fc.constantFrom('', '', '', '.data', '/'))
        .map(
          ([[first = 'x', rest = 'y'], end]) =>
            (row === '*' ? '/*' : row).replace(/:\w+/g, () => first).replace('*', () => rest) +
            (row === '/' ? '' : end),
        ),
    );
  const json = wildJson(value, booking);
  const body: fc.Arbitrary<[type: string | null, body: WildRequest['body']]> = fc.oneof(
    { weight: 1, arbitrary: fc.constant<[null, null]>([null, null]) },
    {
      weight: 4,
      arbitrary: fields.map((pairs): [string, string] => [
        'application/x-www-form-urlencoded',
        new URLSearchParams(pairs).toString(),
      ]),
    },
    {
      weight: 1,
      arbitrary: fields.map((pairs): [string, string] => ['multipart/form-data; boundary=b', multipart(pairs)]),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fields, fc.nat(200))
        .map(([pairs, cut]): [string, string] => ['multipart/form-data; boundary=b', multipart(pairs).slice(0, cut)]),
    },
    { weight: 6, arbitrary: json.map((text): [string, string] => ['application/json', text]) },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom(
          'text/plain',
          'application/json; charset=utf-16',
          'application/x-www-form-urlencoded; charset=x',
          'multipart/form-data',
          ',',
          'application/JSON',
        ),
        json,
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(
        fc.constantFrom('application/json', 'application/x-www-form-urlencoded'),
        fc.uint8Array({ maxLength: 200 }).map((bytes) => new Uint8Array(bytes)),
      ),
    },
  );
  const oddHeaders = fc.dictionary(
    fc.constantFrom(
      'if-none-match',
      'idempotency-key',
      'accept',
      'accept-language',
      'origin',
      'x-forwarded-for',
      'x-forwarded-host',
      'range',
      'referer',
    ),
    fc.oneof(
      fc.constantFrom(
        '*',
        '"a", W/"b"',
        '',
        'text/html',
        'application/json',
        origin,
        'null',
        'https://example.org',
        'x'.repeat(300),
        'de;q=9,*',
        'key',
      ),
      fc.uuid(),
    ),
    { maxKeys: 3 },
  );
  const wild: fc.Arbitrary<WildRequest> = fc
    .record({
      method: fc.constantFrom('GET', 'GET', 'HEAD', 'POST', 'POST', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'),
      path: fc.tuple(path, query).map((parts) => parts.join('')),
      who: fc.constantFrom(...who),
      body,
      odd: oddHeaders,
    })
    .map(({ method, path, who, body: [type, body], odd }) => {
      const takesBody = method !== 'GET' && method !== 'HEAD' && body !== null;
      const own = { ...(takesBody && type ? { 'content-type': type } : {}), ...(method === 'GET' ? {} : { origin }) };
      return { method, path, who, headers: { ...own, ...odd }, body: takesBody ? body : null };
    });
  // Most random requests are refused early; these reach further.
  const aimed = fc
    .record({
      operation: fc.constantFrom(...operations),
      id: fc.constantFrom(...ids),
      who: fc.constantFrom(...who.filter((name) => name.includes('token'))),
      name: fc.constantFrom(...names),
      text: fc.oneof(fc.constantFrom(JSON.stringify(booking), '{"version":1}'), json),
    })
    .map(({ operation: { method, path, body }, id, name, who, text }): WildRequest => ({
      method,
      path: path.replace('{area}', name).replace(/\{\w+\}/, id),
      who,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body ? text : null,
    }));
  return fc.oneof(
    { weight: 17, arbitrary: wild },
    { weight: 2, arbitrary: aimed },
    { weight: 1, arbitrary: deviceCalls(value, { ids, names }) },
  );
}

function multipart(pairs: readonly (readonly [string, string])[]): string {
  const parts = pairs.map(([name, text]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`);
  return `${parts.join('')}--b--\r\n`;
}

/** Bodies of the contracts with one fault, and texts that are hardly JSON. */
function wildJson(value: fc.Arbitrary<string>, booking: FuzzedWorld['booking']): fc.Arbitrary<string> {
  const examples = [...operations.flatMap(({ example }) => (example ? [example] : [])), {}, booking, booking];
  const wrong = fc.oneof(
    value,
    fc.jsonValue({ maxDepth: 3 }),
    fc.constantFrom<unknown>(null, [], {}, 1e21, -1, 2_147_483_648),
  );
  const changed = fc
    .tuple(
      fc.constantFrom(...examples),
      fc.constantFrom(...fieldNames, ...examples.flatMap((one) => Object.keys(one))),
      wrong,
    )
    .map(([example, name, put]) => JSON.stringify({ ...example, [name]: put }));
  const inSeries = fc
    .tuple(fc.constantFrom('dayOfWeek', 'startDate', 'endDate', 'removed', 'onlyFree'), wrong)
    .map(([name, put]) =>
      JSON.stringify({
        ...examples[0],
        series: { dayOfWeek: 2, startDate: '2027-01-12', endDate: '2027-03-23', [name]: put },
      }),
    );
  const broken = fc.constantFrom(
    '{',
    '',
    'null',
    '[]',
    '"x"',
    '{"a":1e999}',
    '{"version":1e999}',
    '{"__proto__":{"a":1}}',
    '{"version":1,"version":"x"}',
    '['.repeat(20_000),
    `{"title":"${'x'.repeat(1_000_000)}"}`,
    '{"title":"\\ud800"}',
    '{"title":"\\u0000"}',
    '\uFEFF{}',
    'NaN',
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...examples, { version: 1 }).map((one) => JSON.stringify(one)) },
    { weight: 6, arbitrary: changed },
    { weight: 3, arbitrary: inSeries },
    { weight: 1, arbitrary: broken },
  );
}
