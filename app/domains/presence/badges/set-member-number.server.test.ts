import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { users } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminOf, makePlace } from '#tests/factories/presence.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeStaff, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setMemberNumber } from './set-member-number.server.ts';

const database = testDatabase();
let admin: Ctx;
let staff: MadeStaff;
let operatorId: string;
beforeEach(async () => {
  await database.reset();
  ({ operatorId } = await makePlace(database.db));
  admin = await adminOf(database.db, operatorId);
  staff = await makeStaff(database.db, { operatorId });
});
const numberOf = async (id: string) =>
  (await database.db.select().from(users).where(eq(users.id, id)))[0]?.memberNumber;

describe('setMemberNumber', () => {
  test('sets the number of a staff member, keeps it, and takes it away', async () => {
    const { userId } = staff;
    expect(await setMemberNumber(admin, { userId, memberNumber: '0042' })).toEqual({ kind: 'set' });
    expect(await setMemberNumber(admin, { userId, memberNumber: '0042' })).toEqual({ kind: 'unchanged' });
    expect(await numberOf(userId)).toBe('0042');
    expect(await setMemberNumber(admin, { userId, memberNumber: null })).toEqual({ kind: 'set' });
    expect(await numberOf(userId)).toBeNull();
  });

  test('refuses the number of another person, of another operator as well', async () => {
    const other = await makeOperator(database.db);
    const stranger = await makeStaff(database.db, { operatorId: other });
    await setMemberNumber(await adminOf(database.db, other), { userId: stranger.userId, memberNumber: '7' });
    const outcome = await setMemberNumber(admin, { userId: staff.userId, memberNumber: '7' });
    expect(outcome).toEqual({ kind: 'refused', problem: 'taken' });
  });

  test.each(['', 'M-7', '12345678901', ' 7'])('refuses %j', async (memberNumber) => {
    const outcome = await setMemberNumber(admin, { userId: staff.userId, memberNumber });
    expect(outcome).toEqual({ kind: 'refused', problem: 'number' });
  });

  test('finds no person who does not work for the operator, and is for admins only', async () => {
    const person = await makePerson(database.db);
    const set = (ctx: Ctx, userId: string) => setMemberNumber(ctx, { userId, memberNumber: '7' });
    await expect(set(admin, person.id)).rejects.toThrow('person');
    const manager = await makePerson(database.db, { role: 'manager', operatorId });
    await expect(set(ctxOf(database.db, manager, { role: 'manager' }), staff.userId)).rejects.toThrow(
      'badge.administer',
    );
    await expect(set(staff.ctx, staff.userId)).rejects.toThrow('badge.administer');
  });
});
