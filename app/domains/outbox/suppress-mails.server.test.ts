import { beforeEach, describe, expect, it } from 'vitest';
import { makeMail } from '#tests/factories/mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setUpSender } from './set-up-sender.server.ts';
import { suppressMails } from './suppress-mails.server.ts';

const database = testDatabase();
const DAY = 86_400;
const server = { server: 'mail.example:587', from: 'platz@example.org' };

beforeEach(() => database.reset());

const reasons = async () => {
  const rows = await database.sql<{ reason: string | null }[]>`
    select last_error as reason from mail_messages order by created_at desc, id`;
  return rows.map(({ reason }) => reason);
};

async function setUpAt(): Promise<unknown> {
  const [row] = await database.sql`select set_up_at::text as at from mail_sender`;
  return row?.['at'];
}

describe('suppressMails', () => {
  it('ends every due mail when no server is set', async () => {
    await makeMail(database.sql, 'queued', 1);
    await makeMail(database.sql, 'queued', -30);
    expect(await suppressMails(database)).toBe(1);
    expect(await reasons()).toEqual([null, 'not_set_up']);
  });

  it('ends what was queued before the server was set, and keeps what came later', async () => {
    await setUpSender(database, server);
    await makeMail(database.sql, 'queued', 0);
    await makeMail(database.sql, 'queued', 1);
    expect(await suppressMails(database)).toBe(1);
    expect(await reasons()).toEqual([null, 'before_setup']);
  });

  it.each([
    [3 * DAY, 0],
    [3 * DAY + 1, 1],
  ])('ends a mail that is %i s old: %i', async (age, count) => {
    await setUpSender(database, server);
    await database.sql`update mail_sender set set_up_at = set_up_at - interval '10 days'`;
    await makeMail(database.sql, 'queued', age);
    expect(await suppressMails(database)).toBe(count);
    expect(await reasons()).toEqual([count === 1 ? 'too_old' : null]);
  });

  it('ends a mail to an address that was refused while a worker held the mail', async () => {
    await setUpSender(database, server);
    await makeMail(database.sql, 'queued', 0);
    await database.sql`insert into mail_refusals (address, answer) values ('anna@example.org', '550 no')`;
    await database.sql`update mail_messages set leased_until = clock_timestamp() + interval '1 minute'`;
    expect(await suppressMails(database)).toBe(0);
    await database.sql`update mail_messages set leased_until = null, to_address = 'Anna@Example.org'`;
    expect(await suppressMails(database)).toBe(1);
    expect(await reasons()).toEqual(['address_refused']);
  });

  it('keeps the moment of the first server when a worker starts again, and forgets it when one starts without', async () => {
    await setUpSender(database, server);
    await database.sql`update mail_sender set set_up_at = '2026-11-01T00:00:00Z'`;
    await setUpSender(database, server);
    expect(await setUpAt()).toContain('2026-11-01');
    await setUpSender(database, null);
    expect(await setUpAt()).toBeNull();
  });
});
