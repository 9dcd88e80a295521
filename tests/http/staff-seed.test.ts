import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { EVENING, openStaffHouse, type StaffHouse } from './staff-house.ts';

/** The smoke tests of seed 1 (3.1 and 3.4), by their numbers. */
let house: StaffHouse;
beforeAll(async () => {
  house = await openStaffHouse();
});
afterAll(() => house.close());

const get = (id: string) => house.api.manager('GET', paths.api.shift(id));
const assigned = async (id: string) => (await get(id)).json['assigned_staff_ids'];
const create = (body: Record<string, unknown>) =>
  house.api.manager('POST', paths.api.shifts(), { body: { ...EVENING, ...body } });

describe('3.1 shift management', () => {
  test('S1: POST /shifts/v2 with assigned_staff_ids=[] answers 201, the shift is created', async () => {
    const { status, json, headers } = await create({ assigned_staff_ids: [] });
    expect([status, headers.get('location')]).toEqual([201, paths.api.shift(String(json['id']))]);
    expect(json).toMatchObject({
      status: 'DRAFT',
      assigned_staff_ids: [],
      date_local: '2026-11-20',
      start_at_utc: '2026-11-20T17:00:00.000Z',
      end_at_utc: '2026-11-20T22:00:00.000Z',
      hours: 5,
      required_staff_count: 1,
      archived: false,
      warnings: [],
    });
  });

  test('S2: POST /shifts/v2 with assigned_staff_ids=[id1,id2] answers 201, both are assigned', async () => {
    const { eva, lisa } = house.staff;
    const { status, json } = await create({ assigned_staff_ids: [eva, lisa], required_staff_count: 2 });
    expect([status, [...(json['assigned_staff_ids'] as string[])].sort()]).toEqual([201, [eva, lisa].sort()]);
  });

  test('S3: POST /shifts/v2/{id}/publish: status → PUBLISHED', async () => {
    const id = await house.shift({}, true);
    expect(await house.act(id, 'publish')).toMatchObject({ status: 200, json: { status: 'PUBLISHED' } });
    expect((await get(id)).json['status']).toBe('PUBLISHED');
  });

  test('S4: POST /shifts/v2/{id}/cancel: status → CANCELLED', async () => {
    const id = await house.shift();
    expect(await house.act(id, 'cancel')).toMatchObject({ status: 200, json: { status: 'CANCELLED' } });
    expect((await get(id)).json['status']).toBe('CANCELLED');
  });

  test('S5: POST /shifts/v2/{id}/assign with staff_id: assigned_staff_ids has it', async () => {
    const id = await house.shift({}, true);
    expect((await house.act(id, 'assign', { staff_id: house.staff.eva })).status).toBe(200);
    expect(await assigned(id)).toEqual([house.staff.eva]);
  });

  test('S6: POST /shifts/v2/{id}/unassign with staff_id: assigned_staff_ids has it no more', async () => {
    const id = await house.shift({ assigned_staff_ids: [house.staff.eva] }, true);
    expect((await house.act(id, 'unassign', { staff_id: house.staff.eva })).status).toBe(200);
    expect(await assigned(id)).toEqual([]);
  });

  test('S7: GET /staff/my-shifts: published shifts only', async () => {
    const mine = { assigned_staff_ids: [house.staff.lisa], date_local: '2026-12-04', notes_internal: 'Kasse prüfen' };
    const published = await house.shift({ ...mine, notes_staff: 'Schlüssel mitbringen' });
    await house.shift(mine, true);
    await house.act(await house.shift(mine), 'cancel');
    await house.shift({ date_local: '2026-12-04' });
    const { status, json, text } = await house.api.lisa(
      'GET',
      paths.api.myShifts({ from: '2026-12-01', to: '2026-12-31' }),
    );
    expect(status).toBe(200);
    expect(json['items']).toMatchObject([{ id: published, status: 'PUBLISHED', notes_staff: 'Schlüssel mitbringen' }]);
    expect(text).not.toContain('notes_internal');
  });
});

describe('3.4 swap', () => {
  const swap = (id: string) => {
    const { eva, lisa } = house.staff;
    return house.act(id, 'swap', { from_staff_id: eva, to_staff_id: lisa });
  };

  test('W1: a swap on a DRAFT shift answers 400', async () => {
    const id = await house.shift({ assigned_staff_ids: [house.staff.eva] }, true);
    expect(await swap(id)).toMatchObject({ status: 400, json: { code: 'SHIFT_NOT_PUBLISHED', shift_id: id } });
    expect(await assigned(id)).toEqual([house.staff.eva]);
  });

  test('W2: a swap on a PUBLISHED shift changes assigned_staff_ids', async () => {
    const id = await house.shift({ assigned_staff_ids: [house.staff.eva] });
    expect(await swap(id)).toMatchObject({
      status: 200,
      json: { assigned_staff_ids: [house.staff.lisa], other_shift: null },
    });
    expect(await assigned(id)).toEqual([house.staff.lisa]);
  });

  test('W3: a swap with a person who is not assigned answers 400', async () => {
    const id = await house.shift();
    expect(await swap(id)).toMatchObject({ status: 400, json: { code: 'NOT_ASSIGNED' } });
  });

  test('W4: a swap is atomic: the audit log names both, and a refused half changes nothing', async () => {
    const { eva, lisa } = house.staff;
    const id = await house.shift({ assigned_staff_ids: [eva] });
    const other = await house.shift({ assigned_staff_ids: [eva], date_local: '2026-11-21' });
    const half = { from_staff_id: eva, to_staff_id: lisa, other_shift_id: other };
    expect(await house.act(id, 'swap', half)).toMatchObject({
      status: 400,
      json: { code: 'NOT_ASSIGNED', shift_id: other },
    });
    expect([await assigned(id), await assigned(other)]).toEqual([[eva], [eva]]);
    await swap(id);
    const rows = await house.sql`
      select action, before -> 'staffIds' as was, after ->> 'fromStaffId' as "from", after ->> 'toStaffId' as "to"
      from audit_log where entity = 'shift' and entity_id = ${id} and action = 'shift.swapped'`;
    expect(rows).toEqual([{ action: 'shift.swapped', was: [eva], from: eva, to: lisa }]);
  });
});
