import type { Database } from '#app/db/client.server.ts';
import { createTerminal } from '#app/domains/presence/create-terminal.server.ts';
import { enrolTerminal } from '#app/domains/presence/enrol-terminal.server.ts';
import { inviteTerminal } from '#app/domains/presence/invite-terminal.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { machineCtx } from './door-admin.ts';

/** A board of a facility of this admin, without a browser. */
export async function makeTerminal(admin: Ctx, facilityId: string): Promise<string> {
  return (await createTerminal(admin, { name: 'Flur', facilityId })).terminalId;
}

/** A browser enrolled as the board; the token of its cookie. */
export async function enrolBrowser(db: Database, admin: Ctx, terminalId: string): Promise<string> {
  const { code } = await inviteTerminal(admin, { terminalId });
  const outcome = await enrolTerminal(machineCtx(db), { code });
  if (outcome.kind !== 'enrolled') throw new Error('the code was not accepted');
  return outcome.token;
}
