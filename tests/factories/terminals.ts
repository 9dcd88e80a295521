import type { Database } from '#app/db/client.server.ts';
import { eq } from 'drizzle-orm';
import { users } from '#app/db/schema/index.ts';
import { setTerminalPin } from '#app/domains/presence/badges/set-terminal-pin.server.ts';
import { createTerminal } from '#app/domains/presence/create-terminal.server.ts';
import { enrolTerminal } from '#app/domains/presence/enrol-terminal.server.ts';
import { inviteTerminal } from '#app/domains/presence/invite-terminal.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, machineCtx } from './door-admin.ts';
import { makeFacility } from './doors.ts';
import { makeOperator } from './person.ts';
import { adminOf, makePlace } from './presence.ts';
import { makeStaff } from './staff.ts';

/** A board of a facility of this admin, or a terminal, without a browser. */
export async function makeTerminal(
  admin: Ctx,
  facilityId: string,
  kind: 'board' | 'terminal' = 'board',
): Promise<string> {
  return (await createTerminal(admin, { name: 'Flur', facilityId, kind })).terminalId;
}

/** A terminal of a new place, with an admin of its operator and a staff member with the number 1042 and the PIN 7291. */
export async function makeKiosk(db: Database) {
  const place = await makePlace(db);
  const admin = await adminOf(db, place.operatorId);
  const terminalId = await makeTerminal(admin, place.facilityId, 'terminal');
  const staff = await makeStaff(db, { operatorId: place.operatorId });
  await db.update(users).set({ memberNumber: '1042' }).where(eq(users.id, staff.userId));
  await setTerminalPin(staff.ctx, { pin: '7291' });
  return { ...place, admin, terminalId, staff };
}

/** A board of a new facility, with an admin of its operator. */
export async function makeBoard(db: Database): Promise<{ admin: Ctx; facilityId: string; terminalId: string }> {
  const operatorId = await makeOperator(db);
  const admin = await adminCtx(db, operatorId);
  const facilityId = await makeFacility(db, operatorId);
  return { admin, facilityId, terminalId: await makeTerminal(admin, facilityId) };
}

/** A browser enrolled as the board; the token of its cookie. */
export async function enrolBrowser(db: Database, admin: Ctx, terminalId: string): Promise<string> {
  const { code } = await inviteTerminal(admin, { terminalId });
  const outcome = await enrolTerminal(machineCtx(db), { code });
  if (outcome.kind !== 'enrolled') throw new Error('the code was not accepted');
  return outcome.token;
}
