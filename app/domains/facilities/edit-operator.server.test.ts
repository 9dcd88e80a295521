import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, operators } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editOperator } from './edit-operator.server.ts';
import type { OperatorInput } from './settings-schema.ts';

const database = testDatabase();
let operatorId: string;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  operatorId = await makeOperator(database.db, 'SG Hünstetten');
  admin = await adminCtx(database.db, operatorId);
});
const edit = (values: Partial<OperatorInput> = {}, version = 1, ctx = admin, id = operatorId) =>
  editOperator(ctx, {
    operatorId: id,
    version,
    name: 'SG Hünstetten',
    type: 'verein',
    primaryColor: '#2563eb',
    phone: null,
    presenceMode: 'single',
    autoCheckoutAt: '23:30',
    swapNeedsApproval: true,
    ...values,
  });
const operator = async () => (await database.db.select().from(operators).where(eq(operators.id, operatorId)))[0];

describe('editOperator', () => {
  test('changes how people are present', async () => {
    expect(await edit({ presenceMode: 'parallel', autoCheckoutAt: '22:15' })).toEqual({ kind: 'edited' });
    expect(await operator()).toMatchObject({ presenceMode: 'parallel', autoCheckoutAt: '22:15', version: 2 });
  });

  test('lets swaps happen without a manager', async () => {
    expect(await edit({ swapNeedsApproval: false })).toEqual({ kind: 'edited' });
    expect(await operator()).toMatchObject({ swapNeedsApproval: false });
  });

  test('writes one audit row of the house stream with what differs', async () => {
    expect(await edit({ phone: '06126 4711', primaryColor: '#a01020' })).toEqual({ kind: 'edited' });
    expect(await operator()).toMatchObject({ phone: '06126 4711', primaryColor: '#a01020', version: 2 });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      {
        stream: 'house',
        action: 'operator.edited',
        entityId: operatorId,
        actor: admin.actor.id,
        before: { primaryColor: '#2563eb' },
        after: { phone: '06126 4711', primaryColor: '#a01020' },
      },
    ]);
  });

  test('writes nothing when nothing differs', async () => {
    expect(await edit()).toEqual({ kind: 'edited' });
    expect(await operator()).toMatchObject({ version: 1 });
    expect(await database.db.$count(auditLog)).toBe(0);
  });

  test('edits once when two edit the same version', async () => {
    const outcomes = await Promise.all([edit({ name: 'Eins' }), edit({ name: 'Zwei' })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
    expect(await operator()).toMatchObject({ version: 2 });
  });

  test('refuses the admin of another operator, and every other role', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(edit({ name: 'Fremd' }, 1, stranger)).rejects.toThrow('settings.administer');
    const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager', operatorId }), {
      role: 'manager',
    });
    await expect(edit({ name: 'Fremd' }, 1, manager)).rejects.toThrow('settings.administer');
    expect(await operator()).toMatchObject({ name: 'SG Hünstetten', version: 1 });
  });

  test('throws when there is no such operator', async () => {
    await expect(edit({}, 1, admin, '01890000-0000-7000-8000-000000000000')).rejects.toThrow('operator');
  });
});
