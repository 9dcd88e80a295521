import { desc } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, badges } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminOf, makePlace } from '#tests/factories/presence.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { issueBadge } from './issue-badge.server.ts';
import { revokeBadge } from './revoke-badge.server.ts';

const database = testDatabase();
let admin: Ctx;
let userId: string;
let badgeId: string;
beforeEach(async () => {
  await database.reset();
  const { operatorId } = await makePlace(database.db);
  admin = await adminOf(database.db, operatorId);
  ({ userId } = await makeStaff(database.db, { operatorId }));
  ({ badgeId } = await issueBadge(admin, { userId }));
});

describe('revokeBadge', () => {
  test('ends a badge for ever, and writes nothing the second time', async () => {
    expect(await revokeBadge(admin, { badgeId, userId })).toEqual({ kind: 'revoked' });
    const [row] = await database.db.select().from(badges);
    expect(row?.revokedBy).toBe(admin.actor.id);
    expect(await revokeBadge(admin, { badgeId, userId })).toEqual({ kind: 'revoked' });
    const rows = await database.db.select().from(auditLog).orderBy(desc(auditLog.seq));
    expect(rows.map(({ action }) => action)).toEqual(['badge.revoked', 'badge.issued']);
  });

  test('finds no badge of another operator, of another person, or of an unknown id', async () => {
    const stranger = await adminOf(database.db, await makeOperator(database.db));
    await expect(revokeBadge(stranger, { badgeId, userId })).rejects.toThrow('badge');
    await expect(revokeBadge(admin, { badgeId, userId: admin.actor.id })).rejects.toThrow('badge');
    await expect(revokeBadge(admin, { badgeId: crypto.randomUUID(), userId })).rejects.toThrow('badge');
    expect((await database.db.select().from(badges))[0]?.revokedAt).toBeNull();
  });
});
