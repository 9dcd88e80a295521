import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import type { Client, Fields } from '#tests/setup/client.ts';
import { openDemoHouse, type DemoHouse } from '#tests/setup/house.ts';
import { switchPartOn } from '#tests/setup/part-on.ts';
import { textsOfPdf } from '#tests/setup/poppler.ts';

/** Member numbers, PINs and badges over HTTP, as forms without JavaScript: for every role and for another operator. */
const ROLES = ['admin', 'manager', 'trainer', 'member', 'extern', 'public'] as const;

let house: DemoHouse;
let admin: Client;
let staffId: string;
let userId: string;
beforeAll(async () => {
  house = await openDemoHouse();
  for (const part of ['presence', 'staff'] as const)
    await switchPartOn({ sql: house.sql, url: house.server.url }, part);
  admin = await house.enter('peter.koenig');
  userId = house.ids.people['lisa.braun'];
  const [staff] = await house.sql<{ id: string }[]>`
    insert into staff_members (id, user_id, operator_id, employment_kind)
    select gen_random_uuid(), ${userId}, operator_id, 'employee' from facilities where id = ${house.ids.facilities.biogrund}
    on conflict (user_id, operator_id) do update set updated_at = now() returning id`;
  staffId = staff?.id ?? '';
});
afterAll(() => house.close());
const textAt = async (person: Client, path: string) => await (await person.get(path)).text();
const badges = () => house.sql<{ id: string; revoked_at: string | null }[]>`select * from badges order by created_at`;

describe('every role', () => {
  test.each(ROLES)('%s', async (role) => {
    const person = role === 'public' ? house.visit() : await house.enter(role);
    const isAdmin = role === 'admin';
    const signedOut = role === 'public';
    expect((await person.get(paths.presence.badges(staffId))).status).toBe(isAdmin ? 200 : signedOut ? 302 : 403);
    for (const path of [
      `/verwaltung/dienste/mitarbeiter/${staffId}/ausweis`,
      `/verwaltung/dienste/mitarbeiter/${staffId}/ausweis/karte.pdf`,
    ]) {
      const status = isAdmin ? (path.endsWith('pdf') ? 200 : 422) : signedOut ? 307 : 403;
      expect([path, (await person.postForm(path, {})).status]).toEqual([path, status]);
    }
    expect((await person.get(paths.presence.ownPin())).status).toBe(signedOut ? 302 : 200);
    expect((await person.postForm('/konto/pin', {})).status).toBe(signedOut ? 307 : 422);
    expect(await textAt(person, paths.staff.member(staffId)).then((text) => text.includes('/ausweis'))).toBe(isAdmin);
  });

  test('an admin of another operator finds nothing', async () => {
    const stranger = await house.enter('karin.schaefer');
    const answers = [
      await stranger.get(paths.presence.badges(staffId)),
      await stranger.postForm(paths.presence.badges(staffId), { intent: 'number', memberNumber: '9' }),
      await stranger.postForm(paths.presence.badgeCard(staffId), {}),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
  });
});

describe('number and PIN', () => {
  const save = (values: Fields) => admin.postForm(paths.presence.badges(staffId), values);

  test.each<[string, Fields, number, string]>([
    ['letters as a number', { intent: 'number', memberNumber: 'M-1' }, 422, 'Bitte nur Ziffern, höchstens 10.'],
    ['11 digits', { intent: 'number', memberNumber: '12345678901' }, 422, 'Bitte nur Ziffern, höchstens 10.'],
    ['a PIN before the number', { intent: 'pin', pin: '7291' }, 422, ''],
    ['an unknown field', { intent: 'pin', pin: '7291', user: 'x' }, 422, ''],
    ['an unknown intent', { intent: 'erase' }, 422, ''],
  ])('refuses %s', async (_what, values, status, text) => {
    await house.sql`update users set member_number = null`;
    const answer = await save(values);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toContain(text);
    expect(await house.sql`select from terminal_pins`).toHaveLength(0);
  });

  test('saves both, refuses the number of another person, and never shows a PIN', async () => {
    await house.sql`update users set member_number = '77' where id = ${house.ids.people['max.mueller']}`;
    expect((await save({ intent: 'number', memberNumber: '77' })).status).toBe(409);
    expect((await save({ intent: 'number', memberNumber: ' 1042 ' })).status).toBe(303);
    for (const pin of ['1234', '0000', '1042', '12', '123456789'])
      expect([pin, (await save({ intent: 'pin', pin })).status]).toEqual([pin, 422]);
    expect((await save({ intent: 'pin', pin: '7291' })).status).toBe(303);
    const page = await textAt(admin, paths.presence.badges(staffId));
    expect(page).toContain('Peter König');
    expect(page).not.toContain('7291');
  });

  test('lets a person choose the own PIN, typed twice, once there is a number', async () => {
    const max = await house.enter('max.mueller');
    await house.sql`update users set member_number = null where id = ${house.ids.people['max.mueller']}`;
    expect(await textAt(max, paths.presence.ownPin())).toContain('Noch keine Mitgliedsnummer');
    const choose = (pin: string, repeated: string) =>
      max.postForm(paths.presence.ownPin(), { intent: 'pin', pin, repeated });
    expect((await choose('5502', '5502')).status).toBe(422);
    await house.sql`update users set member_number = '77' where id = ${house.ids.people['max.mueller']}`;
    expect((await choose('5502', '5503')).status).toBe(422);
    expect((await choose('4321', '4321')).status).toBe(422);
    expect((await choose('5502', '5502')).status).toBe(303);
    expect(await textAt(max, paths.presence.ownPin())).toContain('gewählt am Mi 18.11.2026, 10:00');
  });
});

describe('badges', () => {
  test('are printed once with the name, and are revoked for ever', async () => {
    await house.sql`delete from badges`;
    const answer = await admin.postForm(paths.presence.badgeCard(staffId), {});
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="ausweis-lisa-braun.pdf"');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = textsOfPdf(new Uint8Array(await answer.arrayBuffer())).join('\n');
    expect(text).toContain('Lisa Braun');
    expect(text).toContain('Mitgliedsnummer 1042');
    expect(text).not.toMatch(/PW[0-9A-F]{32}/);
    expect((await admin.get(paths.presence.badgeCard(staffId))).status).toBe(405);
    const [badge] = await badges();
    const revoke = (id: string) => admin.postForm(paths.presence.badges(staffId), { intent: 'revoke', badge: id });
    expect((await revoke(crypto.randomUUID())).status).toBe(404);
    expect((await revoke('x')).status).toBe(422);
    expect((await revoke(badge?.id ?? '')).status).toBe(303);
    expect((await badges())[0]?.revoked_at).not.toBeNull();
    expect(await textAt(admin, paths.presence.badges(staffId))).toContain('gesperrt Mi 18.11.2026');
  });

  test('are for people whose account is on', async () => {
    await house.sql`update users set is_active = false where id = ${userId}`;
    expect((await admin.postForm(paths.presence.badgeCard(staffId), {})).status).toBe(404);
    expect(await textAt(admin, paths.presence.badges(staffId))).toContain('Dieses Konto ist abgeschaltet.');
    await house.sql`update users set is_active = true where id = ${userId}`;
  });
});
