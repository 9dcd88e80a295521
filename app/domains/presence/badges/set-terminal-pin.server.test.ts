import { desc, eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, terminalPins, users } from '#app/db/schema/index.ts';
import { verifyPassword } from '#app/domains/accounts/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminOf, makePlace } from '#tests/factories/presence.ts';
import { makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeStaff, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setTerminalPin } from './set-terminal-pin.server.ts';

const database = testDatabase();
let admin: Ctx;
let staff: MadeStaff;
beforeEach(async () => {
  await database.reset();
  const { operatorId } = await makePlace(database.db);
  admin = await adminOf(database.db, operatorId);
  staff = await makeStaff(database.db, { operatorId });
  await database.db.update(users).set({ memberNumber: '1042' }).where(eq(users.id, staff.userId));
});

describe('setTerminalPin', () => {
  test('stores a hash of the own PIN, and of the one that an admin chose after it', async () => {
    expect(await setTerminalPin(staff.ctx, { pin: '7291' })).toEqual({ kind: 'set' });
    const [own] = await database.db.select().from(terminalPins);
    expect(own).toMatchObject({ userId: staff.userId, setBy: staff.userId });
    expect(own?.pinHash).toContain('$argon2id$');
    expect(await setTerminalPin(admin, { userId: staff.userId, pin: '550271' })).toEqual({ kind: 'set' });
    const pins = await database.db.select().from(terminalPins);
    expect(pins).toHaveLength(1);
    expect(pins[0]?.setBy).toBe(admin.actor.id);
    expect(await verifyPassword(pins[0]?.pinHash ?? null, '550271')).toBe(true);
    const rows = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ['user.terminal_pin_set', admin.actor.id],
      ['user.terminal_pin_set', staff.userId],
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/7291|550271|argon/);
  });

  test.each([
    ['123', 'pin'],
    ['abcd', 'pin'],
    ['1234', 'pin_plain'],
    ['0000', 'pin_plain'],
    ['1042', 'pin_is_number'],
  ])('refuses %s', async (pin, problem) => {
    expect(await setTerminalPin(staff.ctx, { pin })).toEqual({ kind: 'refused', problem });
    expect(await database.db.select().from(terminalPins)).toEqual([]);
  });

  test('refuses a person without a number, and finds none who does not work for the operator', async () => {
    await database.db.update(users).set({ memberNumber: null });
    expect(await setTerminalPin(staff.ctx, { pin: '7291' })).toEqual({ kind: 'refused', problem: 'no_number' });
    const person = await makePerson(database.db);
    await expect(setTerminalPin(admin, { userId: person.id, pin: '7291' })).rejects.toThrow('person');
    const stranger = await adminOf(database.db, await makeOperator(database.db));
    await expect(setTerminalPin(stranger, { userId: staff.userId, pin: '7291' })).rejects.toThrow('person');
    await expect(setTerminalPin(staff.ctx, { userId: admin.actor.id, pin: '7291' })).rejects.toThrow(
      'badge.administer',
    );
  });
});
