import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Operation } from '#app/platform/api/operation.ts';
import { readCall } from '#app/platform/api/read-call.server.ts';
import { commonFieldMessage } from '#app/platform/api/messages.server.ts';
import { LOCALES } from '#app/platform/ctx.ts';
import { bookingFieldMessage } from './texts.server.ts';
import * as contract from './contract.server.ts';

type FieldFault = { field: string; code: string; detail: string };

async function faultsOf(
  operation: Operation,
  { query = '', body }: { query?: string; body?: unknown },
): Promise<FieldFault[]> {
  const request = new Request(`http://localhost/api/bookings${query}`, {
    method: operation.method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const params: Record<string, string> = operation.path.includes('{bookingId}') ? { bookingId: good.resourceId } : {};
  const answer = await readCall(request, operation, { params, locale: 'de', fieldMessage: bookingFieldMessage });
  return 'status' in answer ? ((answer.body as { errors?: FieldFault[] }).errors ?? []) : [];
}

const good = {
  resourceId: '01900000-0000-7000-8000-000000000000',
  teamId: '01900000-0000-7000-8000-000000000000',
  bookingType: 'training',
  startTime: '18:00',
  endTime: '19:30',
};
const single = { ...good, date: '2026-12-05' };
const series = { dayOfWeek: 2, startDate: '2026-12-01', endDate: '2026-12-22' };
const text = 'Hier wird ein Text erwartet.';
const integer = 'Hier wird eine ganze Zahl erwartet.';
const day = 'Ein Datum als JJJJ-MM-TT, zum Beispiel 2026-12-05.';
const time = 'Eine Uhrzeit als HH:MM, zum Beispiel 18:15.';

describe('a value of the wrong type is refused with the expected type', () => {
  test.each<[string, unknown, string, string]>([
    ['resourceId', 5, 'wrong_type', text],
    ['resourceId', null, 'wrong_type', text],
    ['teamId', true, 'wrong_type', text],
    ['bookingType', ['training'], 'wrong_type', text],
    ['title', 7, 'wrong_type', text],
    ['description', {}, 'wrong_type', text],
    ['startTime', 1800, 'time_invalid', time],
    ['endTime', '19.30', 'time_invalid', time],
    ['date', 20_261_205, 'date_invalid', day],
    ['date', '5.12.2026', 'date_invalid', day],
  ])('of a single booking: %s %j', async (field, value, code, detail) => {
    expect(await faultsOf(contract.createBooking, { body: { ...single, [field]: value } })).toEqual([
      { field, code, detail },
    ]);
  });

  test.each<[string, unknown, string, string]>([
    ['dayOfWeek', '2', 'wrong_type', integer],
    ['dayOfWeek', 2.5, 'wrong_type', integer],
    ['dayOfWeek', 7, 'weekday_required', 'Ein Wochentag als Zahl: 0 ist Sonntag, 6 ist Samstag.'],
    ['startDate', null, 'date_invalid', day],
    ['skipPublicHolidays', 'ja', 'wrong_type', 'Hier wird true oder false erwartet.'],
    ['removed', '2026-12-08', 'wrong_type', 'Hier wird eine Liste erwartet.'],
  ])('of a series: %s %j', async (name, value, code, detail) => {
    expect(await faultsOf(contract.createBooking, { body: { ...good, series: { ...series, [name]: value } } })).toEqual(
      [{ field: `series.${name}`, code, detail }],
    );
  });

  test('refuses a list for an object, and an object for a list', async () => {
    expect(await faultsOf(contract.createBooking, { body: { ...good, series: [] } })).toEqual([
      { field: 'series', code: 'wrong_type', detail: 'Hier wird ein Objekt erwartet.' },
    ]);
    expect(await faultsOf(contract.editBooking, { body: { version: '1' } })).toEqual([
      { field: 'version', code: 'wrong_type', detail: integer },
    ]);
  });

  test.each<[string, string, string, string]>([
    ['limit=0', 'limit', 'limit_invalid', 'Eine ganze Zahl von 1 bis 500.'],
    ['limit=501', 'limit', 'limit_invalid', 'Eine ganze Zahl von 1 bis 500.'],
    ['limit=0.5', 'limit', 'limit_invalid', 'Eine ganze Zahl von 1 bis 500.'],
    ['limit=viele', 'limit', 'limit_invalid', 'Eine ganze Zahl von 1 bis 500.'],
    ['from=gestern', 'from', 'date_invalid', day],
    ['after=x', 'after', 'invalid', 'Dieser Wert ist hier nicht möglich.'],
  ])('of a list: %s', async (part, field, code, detail) => {
    const asked = new URLSearchParams({ resource: good.resourceId, from: '2026-12-01', to: '2026-12-05' });
    for (const [name, value] of new URLSearchParams(part)) asked.set(name, value);
    expect(await faultsOf(contract.listBookings, { query: `?${asked.toString()}` })).toEqual([{ field, code, detail }]);
  });

  test('names the possible values when a word is none of them', async () => {
    expect(await faultsOf(contract.cancelBooking, { query: '?scope=alle' })).toEqual([
      { field: 'scope', code: 'not_one_of', detail: 'Möglich ist hier nur: this, following, all.' },
    ]);
  });
});

test('names every missing field once', async () => {
  const missing = (fields: string[]) =>
    fields.map((field) => ({ field, code: 'missing', detail: 'Diese Angabe fehlt.' }));
  expect(await faultsOf(contract.listBookings, {})).toEqual(missing(['resource', 'from', 'to']));
  expect(await faultsOf(contract.editBooking, { body: { title: 'Neu' } })).toEqual(missing(['version']));
  const { date: _date, ...dateless } = single;
  expect(await faultsOf(contract.createBooking, { body: { ...dateless, bookingType: undefined } })).toEqual([
    ...missing(['bookingType']),
    { field: 'date', code: 'date_or_series', detail: 'Bitte entweder „date“ oder „series“ angeben.' },
  ]);
});

test.each<[Operation, number]>([
  [contract.cancelBooking, 300],
  [contract.rejectBooking, 500],
])('refuses a reason that is too long with a sentence', async (operation, most) => {
  const reason = 'a'.repeat(most + 1);
  const sent = operation.body ? { body: { reason } } : { query: `?reason=${reason}` };
  expect(await faultsOf(operation, sent)).toEqual([
    { field: 'reason', code: 'reason_too_long', detail: `Der Grund ist zu lang, höchstens ${most} Zeichen.` },
  ]);
});

/** The codes that a schema names, at any depth. */
function codesIn(node: unknown, seen = new Set<unknown>()): string[] {
  if (typeof node !== 'object' || node === null || seen.has(node)) return [];
  seen.add(node);
  const parts = node instanceof z.ZodType || '_zod' in node ? [(node as z.ZodType)._zod.def] : Object.values(node);
  const { error } = node as { error?: unknown };
  const said = typeof error === 'function' ? [String((error as (issue: object) => unknown)({ code: 'custom' }))] : [];
  return [...said, ...parts.flatMap((part) => codesIn(part, seen))];
}

test('every code of the inputs has a text in both languages', () => {
  const codes = new Set(contract.bookingOperations.flatMap(({ body, query }) => [...codesIn(body), ...codesIn(query)]));
  expect([...codes]).toEqual(
    expect.arrayContaining(['date_or_series', 'reason_too_long', 'removed_too_many', 'type_unknown']),
  );
  for (const locale of LOCALES)
    for (const code of [...codes, 'missing', 'wrong_type', 'not_one_of', 'unknown', 'invalid']) {
      const error = { code, values: { max: '5', expected: 'int', options: 'a' } };
      expect([code, commonFieldMessage(error, locale) ?? bookingFieldMessage(error, locale)]).toEqual([
        code,
        expect.stringMatching(/ .*[.!]$/),
      ]);
    }
});

test('names twenty unknown fields at most when a body has a hundred thousand', async () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, 1]));
  const faults = await faultsOf(contract.createBooking, { body: { ...single, title: 'Probe', ...many } });
  expect(faults.map(({ field }) => field)).toEqual(Array.from({ length: 20 }, (_, at) => `k${at}`));
});
