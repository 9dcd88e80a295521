import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { oneTimeTokens, users } from '#app/db/schema/index.ts';
import { revokeTerminal } from '#app/domains/presence/revoke-terminal.server.ts';
import { machineCtx } from '#tests/factories/door-admin.ts';
import { makeKiosk, makeTerminal } from '#tests/factories/terminals.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { identifyAtTerminal } from './identify-at-terminal.server.ts';
import { spendTicket } from './spend-ticket.server.ts';

const database = testDatabase();
const { db } = database;
let kiosk: Awaited<ReturnType<typeof makeKiosk>>;
beforeEach(async () => {
  await database.reset();
  kiosk = await makeKiosk(db);
});
async function identify(): Promise<string> {
  const way = { memberNumber: '1042', pin: '7291' };
  const outcome = await identifyAtTerminal(machineCtx(db), { terminalId: kiosk.terminalId, ...way });
  return outcome.kind === 'identified' ? outcome.ticket : '';
}
const spend = (ticket: string, { seconds = 0, terminalId = kiosk.terminalId } = {}) => {
  const ctx = machineCtx(db);
  return spendTicket({ ...ctx, now: ctx.now.add({ seconds }) }, { terminalId, ticket });
};

describe('spendTicket', () => {
  test('gives the person for one act, and a ticket for the next one', async () => {
    const ticket = await identify();
    const outcomes = await Promise.all([spend(ticket), spend(ticket)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['expired', 'used']);
    const used = outcomes.find((one) => one.kind === 'used');
    expect(used?.actor).toMatchObject({ id: kiosk.staff.userId, role: 'member', sessionId: null });
    expect((await spend(used?.nextTicket ?? '')).kind).toBe('used');
  });

  test('ends after a minute', async () => {
    const ticket = await identify();
    expect((await spend(ticket, { seconds: 60 })).kind).toBe('expired');
    expect((await spend(ticket, { seconds: 59 })).kind).toBe('used');
  });

  test('is for its terminal only, and for no token of another purpose', async () => {
    const terminalId = await makeTerminal(kiosk.admin, kiosk.facilityId, 'terminal');
    const ticket = await identify();
    expect((await spend(ticket, { terminalId })).kind).toBe('expired');
    await db.update(oneTimeTokens).set({ purpose: 'terminal_enrol' });
    expect((await spend(ticket)).kind).toBe('expired');
  });

  test('ends with its terminal and with its person', async () => {
    const [first, second] = [await identify(), await identify()];
    await db.update(users).set({ isActive: false }).where(eq(users.id, kiosk.staff.userId));
    expect((await spend(first)).kind).toBe('expired');
    await db.update(users).set({ isActive: true });
    await revokeTerminal(kiosk.admin, { terminalId: kiosk.terminalId });
    expect((await spend(second)).kind).toBe('expired');
  });
});
