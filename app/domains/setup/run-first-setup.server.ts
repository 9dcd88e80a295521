import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import * as tables from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { hashPassword, QueueFullError } from '#app/domains/accounts/public.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import { PEOPLE_PERSONAL_FIELDS } from '#app/domains/people/public.server.ts';
import { addSchoolHolidays } from '#app/domains/facilities/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { startSession } from '#app/platform/session.server.ts';
import { DEMO_EVENT_TYPES } from './demo-club.ts';
import { hasPeople, isSetupCode, lockEmptyHouse } from './house.server.ts';
import { RESOURCE_COLORS } from './rules/colors.ts';
import type { FirstSetup } from './schema.ts';

export type FirstSetupOutcome =
  | { kind: 'set_up'; userId: string; setCookie: string }
  | { kind: 'wrong_code' }
  | { kind: 'has_people' }
  | { kind: 'busy' };

/** The form, and the language it was read in: the admin's from now on. */
type FirstSetupInput = FirstSetup & { readonly locale: Locale };

/** There is no actor yet: the printed code authorises. */
type SetupCtx = Omit<Ctx, 'actor'>;

/**
 * Makes an empty house usable (domain.md, setup): operator, facility, group, resources, the seed's event types, a home club
 * for a Verein, and the first admin, who is signed in. One transaction under the house's lock, one audit row for each record;
 * every printed code is used up with it.
 */
export async function runFirstSetup(ctx: SetupCtx, input: FirstSetupInput): Promise<FirstSetupOutcome> {
  if (!can(null, 'setup.run') || (await hasPeople(ctx.db))) return { kind: 'has_people' };
  // Before the dear hash, so that strangers cannot make us work.
  if (!(await isSetupCode(ctx.db, input.code, toDate(ctx.now)))) {
    // The winner of two setups uses up every code.
    return { kind: (await hasPeople(ctx.db)) ? 'has_people' : 'wrong_code' };
  }
  let passwordHash: string;
  try {
    passwordHash = await hashPassword(input.password);
  } catch (error) {
    if (error instanceof QueueFullError) return { kind: 'busy' };
    throw error;
  }
  return inTransaction(ctx, async (tx) => {
    const { isEmpty } = await lockEmptyHouse(tx);
    if (!isEmpty) return { kind: 'has_people' };
    if (!(await isSetupCode(tx, input.code, toDate(ctx.now)))) return { kind: 'wrong_code' };
    return fillHouse(tx, ctx, input, passwordHash);
  });
}

async function fillHouse(
  tx: Transaction,
  ctx: SetupCtx,
  input: FirstSetupInput,
  passwordHash: string,
): Promise<FirstSetupOutcome> {
  const [operatorId, facilityId, groupId, userId] = [newId(), newId(), newId(), newId()];
  const operator = { name: input.operatorName, type: input.operatorType, primaryColor: input.primaryColor };
  const { street, houseNumber, zip, city, publicPlan, region: holidayRegion } = input;
  const place = { operatorId, name: input.facilityName, street, houseNumber, zip, city, publicPlan, holidayRegion };
  const group = { facilityId, name: input.groupName, icon: input.groupIcon };
  const resources = input.resources.map((name, sortOrder) => ({
    id: newId(),
    groupId,
    name,
    color: RESOURCE_COLORS[sortOrder % RESOURCE_COLORS.length] ?? input.primaryColor,
    sortOrder,
  }));
  const club = {
    id: newId(),
    name: input.operatorName,
    shortName: input.operatorName.slice(0, 12).trim(),
    color: input.primaryColor,
    isHomeClub: true,
    operatorId,
  };
  const eventTypes = DEMO_EVENT_TYPES.map((type, sortOrder) => ({ ...type, sortOrder }));
  const { firstName, lastName, email, locale } = input;
  const person = { firstName, lastName, email, locale, role: 'admin' as const, operatorId };

  await tx.insert(tables.operators).values({ id: operatorId, ...operator });
  await tx.insert(tables.facilities).values({ id: facilityId, ...place, showNames: publicPlan });
  await tx.insert(tables.resourceGroups).values({ id: groupId, ...group });
  await tx.insert(tables.resources).values(resources);
  await tx.insert(tables.eventTypes).values(eventTypes);
  const holidays = await addSchoolHolidays(tx);
  if (input.operatorType === 'verein') await tx.insert(tables.clubs).values(club);
  await tx.insert(tables.users).values({ id: userId, ...person, passwordHash });
  await tx
    .update(tables.oneTimeTokens)
    .set({ usedAt: toDate(ctx.now) })
    .where(
      and(
        eq(tables.oneTimeTokens.purpose, 'invite'),
        isNull(tables.oneTimeTokens.userId),
        isNull(tables.oneTimeTokens.email),
        isNull(tables.oneTimeTokens.subjectId),
        isNull(tables.oneTimeTokens.usedAt),
      ),
    );
  const session = await startSession(tx, userId, ctx.origin);

  /** Clubs, event types and persons belong to no operator (D21). */
  const entryOf = (entity: string, entityId: string, after: Record<string, unknown>, verb = 'created'): AuditEntry => ({
    action: `${entity}.${verb}`,
    entity,
    entityId,
    operatorId: ['operator', 'facility', 'resource_group', 'resource'].includes(entity) ? operatorId : null,
    after,
    personalFields: PEOPLE_PERSONAL_FIELDS,
  });
  await recordAudit(tx, { ...ctx, actor: { id: userId } }, [
    entryOf('operator', operatorId, operator),
    entryOf('facility', facilityId, place),
    entryOf('resource_group', groupId, group),
    ...resources.map(({ id, ...row }) => entryOf('resource', id, row)),
    ...eventTypes.map(({ id, ...row }) => entryOf('event_type', id, row)),
    ...(input.operatorType === 'verein' ? [entryOf('club', club.id, { ...club, id: undefined })] : []),
    entryOf('user', userId, person),
    { ...entryOf('session', session.sessionId, { userId }), stream: 'login' },
    entryOf('house', 'first-run', { schoolHolidays: holidays }, 'set_up'),
  ]);
  return { kind: 'set_up', userId, setCookie: session.setCookie };
}
