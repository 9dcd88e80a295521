import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { type DemoHouse, openDemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';

/** The own notices over HTTP, as a form without JavaScript. */
const notices = paths.account.notices();
let house: DemoHouse;
let eva: Client;
let peter: Client;

beforeAll(async () => {
  house = await openDemoHouse();
  await switchPartOn({ sql: house.sql, url: house.server.url }, 'staff');
  [eva, peter] = [await house.enter('eva.lang'), await house.enter('peter.koenig')];
});
afterAll(() => house.close());

const form = (change: Fields = {}): Fields => ({
  intent: 'save',
  confirmations: 'now',
  decisions: 'now',
  usage: 'now',
  changes: 'now',
  ...change,
});
const stored = async () => {
  const rows = await house.sql<{ choice: string }[]>`
    select concat_ws(' ', split_part(u.email, '@', 1), c.kind, c.delivery) as choice
    from mail_choices c join users u on u.id = c.user_id order by 1`;
  return rows.map(({ choice }) => choice);
};
const chosenOn = (text: string) =>
  [...text.matchAll(/<input[^>]*type="radio"[^>]*>/g)]
    .map(([input]) => input)
    .filter((input) => input.includes(' checked'))
    .map((input) => `${/name="(\w+)"/.exec(input)?.[1]} ${/value="(\w+)"/.exec(input)?.[1]}`);

describe('the own notices', () => {
  test('shows the kinds that can reach the person, each at once', async () => {
    const all = ['confirmations now', 'decisions now', 'changes now', 'shifts now', 'usage now'];
    expect(chosenOn(await (await eva.get(notices)).text())).toEqual(all);
    expect(chosenOn(await (await peter.get(notices)).text())).toEqual([...all, 'requests now']);
  });

  test('saves, says so, and shows what was chosen', async () => {
    const answer = await eva.postForm(notices, form({ decisions: 'digest', changes: 'off' }));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, notices]);
    const text = await (await eva.get(notices)).text();
    expect(text).toContain('Gespeichert.');
    expect(chosenOn(text)).toEqual(['confirmations now', 'decisions digest', 'changes off', 'shifts now', 'usage now']);
    expect(await stored()).toEqual(['eva.lang changes off', 'eva.lang decisions digest']);
  });

  test.each<[string, Fields, string]>([
    ['an unknown value', form({ changes: 'later' }), 'bitte überall eine Möglichkeit wählen'],
    ['no value', { intent: 'save', confirmations: 'now', decisions: 'off' }, 'bitte überall eine Möglichkeit wählen'],
    ['a kind of admins', form({ requests: 'off' }), 'nicht vollständig'],
    ['a foreign field', form({ userid: 'x' }), 'nicht vollständig'],
    ['no intent', { confirmations: 'off', decisions: 'off', changes: 'off' }, 'nicht vollständig'],
  ])('answers 422 to %s, and writes nothing', async (_name, fields, words) => {
    const before = await stored();
    const answer = await eva.postForm(notices, fields);
    expect(answer.status).toBe(422);
    expect((await answer.text()).toLowerCase()).toContain(words.toLowerCase());
    expect(await stored()).toEqual(before);
  });

  test('keeps the choices of a form with a mistake', async () => {
    const text = await (await eva.postForm(notices, form({ confirmations: 'off', changes: 'later' }))).text();
    expect(chosenOn(text)).toEqual(['confirmations off', 'decisions now', 'usage now']);
    expect(text).toContain('Bitte eine der drei Möglichkeiten wählen.');
  });

  test('shows why a server refused the own address, and allows it again', async () => {
    await house.sql`
      insert into mail_refusals (address, answer) select lower(email), '550 5.1.1 <b>unknown</b>' from users
      where id = ${house.ids.people['eva.lang']}`;
    const text = await (await eva.get(notices)).text();
    expect(text).toContain('Das Postfach gibt es dort nicht.');
    expect(text).toContain('550 5.1.1 &lt;b&gt;unknown&lt;/b&gt;');
    expect(await (await peter.get(notices)).text()).not.toContain('Das Postfach');
    expect((await eva.postForm(notices, { intent: 'allow' })).status).toBe(303);
    expect(await (await eva.get(notices)).text()).not.toContain('Das Postfach');
  });
});
