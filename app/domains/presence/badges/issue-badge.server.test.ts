import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, badges, users } from '#app/db/schema/index.ts';
import { readBadgeCode } from '#app/domains/presence/rules/kiosk.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { adminOf, makePlace } from '#tests/factories/presence.ts';
import { makeOperator, makePerson } from '#tests/factories/person.ts';
import { makeStaff, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { issueBadge } from './issue-badge.server.ts';

const database = testDatabase();
let admin: Ctx;
let staff: MadeStaff;
beforeEach(async () => {
  await database.reset();
  const { operatorId } = await makePlace(database.db);
  admin = await adminOf(database.db, operatorId);
  staff = await makeStaff(database.db, { operatorId });
});

describe('issueBadge', () => {
  test('returns a code once and stores its hash', async () => {
    const badge = await issueBadge(admin, { userId: staff.userId });
    expect(readBadgeCode(badge.code)).toBe(badge.code);
    const [row] = await database.db.select().from(badges);
    expect(row).toMatchObject({ id: badge.badgeId, userId: staff.userId, createdBy: admin.actor.id, revokedAt: null });
    expect(row?.tokenHash).toBe(hashSecret(badge.code));
    const [last] = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(last).toMatchObject({ action: 'badge.issued', entityId: badge.badgeId, actor: admin.actor.id });
    expect(JSON.stringify([row, last])).not.toContain(badge.code);
  });

  test('makes another code each time', async () => {
    const codes = [
      await issueBadge(admin, { userId: staff.userId }),
      await issueBadge(admin, { userId: staff.userId }),
    ];
    expect(new Set(codes.map(({ code }) => code)).size).toBe(2);
  });

  test('finds no person of another operator, none without work here, and none who is not active', async () => {
    const person = await makePerson(database.db);
    await expect(issueBadge(admin, { userId: person.id })).rejects.toThrow('person');
    const stranger = await adminOf(database.db, await makeOperator(database.db));
    await expect(issueBadge(stranger, { userId: staff.userId })).rejects.toThrow('person');
    await expect(issueBadge(staff.ctx, { userId: staff.userId })).rejects.toThrow('badge.administer');
    await database.db.update(users).set({ isActive: false });
    await expect(issueBadge(admin, { userId: staff.userId })).rejects.toThrow('person');
    expect(await database.db.select().from(badges)).toEqual([]);
  });
});
