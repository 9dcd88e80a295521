import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, facilities } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';
import type { LiveEvent } from '#app/platform/live/listener.server.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editPublicPlan } from './edit-public-plan.server.ts';
import { type PublicPlanInput, publicPlanSchema } from './public-plan-schema.ts';

const database = testDatabase();
let operatorId: string;
let facilityId: string;
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  operatorId = await makeOperator(database.db, 'SG Hünstetten');
  const [row] = await database.db.insert(facilities).values({ operatorId, name: 'Sportpark' }).returning();
  facilityId = row?.id ?? '';
  admin = await adminCtx(database.db, operatorId);
});
const edit = (values: Partial<PublicPlanInput> = {}, version = 1, ctx = admin, id = facilityId) =>
  editPublicPlan(ctx, {
    facilityId: id,
    version,
    publicPlan: false,
    showNames: false,
    embedOrigins: [],
    ...values,
  });
const facility = async () => (await database.db.select().from(facilities).where(eq(facilities.id, facilityId)))[0];

describe('editPublicPlan', () => {
  test('changes what differs, writes one audit row and tells the processes', async () => {
    const events: LiveEvent[] = [];
    const end = subscribe((event) => events.push(event));
    await expect.poll(() => events).toContainEqual({ kind: 'resync' });
    expect(await edit({ publicPlan: true, embedOrigins: ['https://www.verein.de'] })).toEqual({ kind: 'edited' });
    expect(await facility()).toMatchObject({
      publicPlan: true,
      showNames: false,
      embedOrigins: ['https://www.verein.de'],
      version: 2,
    });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      {
        action: 'facility.public_plan_edited',
        entityId: facilityId,
        actor: admin.actor.id,
        before: { publicPlan: false, embedOrigins: [] },
        after: { publicPlan: true, embedOrigins: ['https://www.verein.de'] },
      },
    ]);
    await expect.poll(() => events).toContainEqual(expect.objectContaining({ topic: 'publicPlan', root: facilityId }));
    end();
  });

  test('writes nothing when nothing differs', async () => {
    expect(await edit()).toEqual({ kind: 'edited' });
    expect(await facility()).toMatchObject({ version: 1 });
    expect(await database.db.$count(auditLog)).toBe(0);
  });

  test('edits once when two edit the same version', async () => {
    const outcomes = await Promise.all([edit({ publicPlan: true }), edit({ showNames: true })]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
    expect(await facility()).toMatchObject({ version: 2 });
  });

  test('is 404 for the admin of another operator and for an unknown facility, 403 for every other role', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(edit({ publicPlan: true }, 1, stranger)).rejects.toThrow('facility');
    await expect(edit({}, 1, admin, '01890000-0000-7000-8000-000000000000')).rejects.toThrow('facility');
    const manager = ctxOf(database.db, await makePerson(database.db, { role: 'manager', operatorId }), {
      role: 'manager',
    });
    await expect(edit({ publicPlan: true }, 1, manager)).rejects.toThrow('facility.administer');
    expect(await facility()).toMatchObject({ publicPlan: false, version: 1 });
  });
});

test('publicPlanSchema reads one origin per line and names the line that is none', () => {
  const read = (embedOrigins?: string) =>
    publicPlanSchema.safeParse({ intent: 'publicPlan', version: 1, embedOrigins });
  expect(read('verein.de\nhttps://verein.de/')).toMatchObject({ data: { embedOrigins: ['https://verein.de'] } });
  expect(read()).toMatchObject({ data: { publicPlan: false, showNames: false, embedOrigins: [] } });
  expect(read('https://verein.de\n*').error?.issues).toMatchObject([
    { path: ['embedOrigins'], message: 'originWildcard:*' },
  ]);
});
