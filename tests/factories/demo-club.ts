import { eq } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { resources, teams, users } from '#app/db/schema/index.ts';
import { DEMO_RESOURCES, DEMO_TEAMS, demoEmail } from '#app/domains/setup/demo-club.ts';
import type { DemoPersonKey, DemoResourceKey, DemoTeamKey } from '#app/domains/setup/demo-club.ts';
import { now } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** The ctx of a verb, acting as a person of the demo club. */
export async function demoCtx(db: Database, key: DemoPersonKey): Promise<Ctx> {
  const [person] = await db
    .select()
    .from(users)
    .where(eq(users.email, demoEmail(key)));
  if (!person) throw new Error(`${key} is not in this database`);
  const { id, role, operatorId, firstName, lastName, email, locale } = person;
  return {
    db,
    actor: { id, role, operatorId, firstName, lastName, email, locale, sessionId: null },
    now: now(),
    correlationId: crypto.randomUUID(),
    origin: { ip: '192.0.2.1', userAgent: 'tests' },
  };
}

/** The context of a request of a screen: an operation of its own, which can be undone. */
export const onScreen = (ctx: Ctx): Ctx => ({ ...ctx, offersUndo: true, correlationId: crypto.randomUUID() });

export async function demoResourceId(db: Database, key: DemoResourceKey): Promise<string> {
  const [row] = await db
    .select({ id: resources.id })
    .from(resources)
    .where(eq(resources.name, DEMO_RESOURCES[key].name));
  if (!row) throw new Error(`${key} is not in this database`);
  return row.id;
}

/** By its short name, which is unique in the demo club except for the two guests' "Herren". */
export async function demoTeamId(db: Database, key: DemoTeamKey): Promise<string> {
  const { name, shortName } = DEMO_TEAMS[key];
  const rows = await db.select().from(teams).where(eq(teams.name, name));
  const row = rows.find((team) => team.shortName === shortName);
  if (!row) throw new Error(`${key} is not in this database`);
  return row.id;
}
