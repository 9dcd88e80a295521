import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { type Api, apiOf } from '#tests/setup/api.ts';
import type { Client } from '#tests/setup/client.ts';
import { freeHour, openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';

/** Lengths are counted in characters, and a line break is one of them, by forms, by the JSON API and by the database. */
let house: DemoHouse;
let max: Client;
let peter: Client;
let api: Api;
let hour = 6;

beforeAll(async () => {
  house = await openDemoHouse();
  [max, peter, api] = [
    await house.enter('max.mueller'),
    await house.enter('peter.koenig'),
    await apiOf(house, 'max.mueller'),
  ];
});
afterAll(() => house.close());

const nextHour = () => {
  hour += 1;
  const time = (at: number) => `${String(at).padStart(2, '0')}:00`;
  return { date: '2027-08-12', startTime: time(hour), endTime: time(hour + 1), nonce: `text-${hour}` };
};
const stored = async (startTime: string) => {
  const [row] = await house.sql<{ title: string; description: string | null }[]>`
    select title, description from bookings where date = '2027-08-12' and start_time = ${startTime}`;
  return row;
};
/** 2,000 characters on 20 lines, as a browser sends them. */
const twentyLines = [...Array.from({ length: 19 }, () => 'x'.repeat(99)), 'x'.repeat(100)].join('\r\n');

describe('the form', () => {
  const send = async (change: Record<string, string>) => {
    const form = { ...freeHour(house.ids), ...nextHour(), ...change };
    return { form, answer: await max.postForm(paths.booking.request(), form) };
  };

  test('stores 2,000 characters with 19 line breaks, each as LF', async () => {
    const { form, answer } = await send({ description: twentyLines });
    expect(answer.status).toBe(303);
    expect((await stored(form.startTime))?.description).toBe(twentyLines.replaceAll('\r\n', '\n'));
  });

  test('refuses 2,001 characters with 19 line breaks', async () => {
    const { answer } = await send({ description: `${twentyLines}x` });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Die Beschreibung ist zu lang.');
  });

  test.each([61, 120])('stores a title of %i volleyballs', async (count) => {
    const { form, answer } = await send({ title: '🏐'.repeat(count) });
    expect(answer.status).toBe(303);
    expect((await stored(form.startTime))?.title).toBe('🏐'.repeat(count));
  });

  test('stores 120 letters with accents of their own as 120 characters', async () => {
    const { form, answer } = await send({ title: 'u\u0308'.repeat(120) });
    expect(answer.status).toBe(303);
    expect((await stored(form.startTime))?.title).toBe('ü'.repeat(120));
  });

  test('refuses a title of 121 volleyballs', async () => {
    const { answer } = await send({ title: '🏐'.repeat(121) });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('Bitte auf 120 Zeichen kürzen.');
  });

  test('accepts a reason of 500 characters on 50 lines, and refuses one more', async () => {
    const absent = '01890000-0000-7000-8000-000000000000';
    const reason = [...Array.from({ length: 49 }, () => 'x'.repeat(9)), 'x'.repeat(10)].join('\r\n');
    const send = async (text: string) =>
      peter.postForm(paths.booking.approvals(), { intent: 'reject', unit: `this:${absent}`, reason: text });
    // The reason is read; the request is absent.
    expect((await send(reason)).status).toBe(404);
    expect((await send(`${reason}x`)).status).toBe(422);
  });
});

describe('the JSON API', () => {
  const send = (change: Record<string, string>) => {
    const { resourceId, teamId } = freeHour(house.ids);
    const { nonce: _nonce, ...when } = nextHour();
    const body = { resourceId, teamId, bookingType: 'training', ...when, ...change };
    return api('POST', paths.api.bookings(), { body });
  };

  test('stores line breaks of any kind as LF, each counted once', async () => {
    const reply = await send({ title: '🏐'.repeat(120), description: `${twentyLines.slice(0, -2)}\r` });
    expect([reply.status, reply.json['code']]).toEqual([201, undefined]);
    expect(await stored(`${String(hour).padStart(2, '0')}:00`)).toEqual({
      title: '🏐'.repeat(120),
      description: twentyLines.slice(0, -2).replaceAll('\r\n', '\n'),
    });
  });

  test.each([
    ['title', '🏐'.repeat(121), 'Bitte auf 120 Zeichen kürzen.'],
    ['description', `${twentyLines}x`, 'Bitte auf 2.000 Zeichen kürzen.'],
  ])('refuses a %s that is one character too long', async (field, text, sentence) => {
    const reply = await send({ [field]: text });
    expect(reply.status).toBe(422);
    expect(reply.json['errors']).toEqual([
      { field, code: `${field}_too_long`, detail: expect.stringContaining(sentence) as string },
    ]);
  });

  test('has the same limits in its document', async () => {
    const { components } = (await api('GET', paths.api.openapi())).json as {
      components: { schemas: { NewBooking: { properties: Record<string, object> } } };
    };
    const { title, description } = components.schemas.NewBooking.properties;
    expect(title).toMatchObject({ type: 'string', maxLength: 120 });
    expect(description).toMatchObject({ anyOf: [{ type: 'string', maxLength: 2000 }, { type: 'null' }] });
  });
});
