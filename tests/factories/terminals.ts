import type { Database } from '#app/db/client.server.ts';
import { createTerminal } from '#app/domains/presence/create-terminal.server.ts';
import { enrolTerminal } from '#app/domains/presence/enrol-terminal.server.ts';
import { inviteTerminal } from '#app/domains/presence/invite-terminal.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx, machineCtx } from './door-admin.ts';
import { makeFacility } from './doors.ts';
import { makeOperator } from './person.ts';

/** A board of a facility of this admin, without a browser. */
export async function makeTerminal(admin: Ctx, facilityId: string): Promise<string> {
  return (await createTerminal(admin, { name: 'Flur', facilityId })).terminalId;
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
