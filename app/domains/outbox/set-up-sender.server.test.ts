import { beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '#tests/setup/test-database.ts';
import { setUpSender } from './set-up-sender.server.ts';

const database = testDatabase();
const settings = { server: 'mail.example:587', from: 'platz@example.org' };
const sender = async () => {
  const [row] = await database.sql`
    select server, from_address as from, set_up_at = app_now() as is_new, pause_reason as reason, tries from mail_sender`;
  return row;
};
beforeEach(() => database.reset());

describe('setUpSender', () => {
  it('stores the server and keeps the moment of the first one', async () => {
    await setUpSender(database, settings);
    await database.sql`update mail_sender set set_up_at = '2026-01-01'`;
    await setUpSender(database, { ...settings, server: 'other.example:25' });
    expect(await sender()).toMatchObject({ server: 'other.example:25', from: settings.from, is_new: false });
  });

  it('ends a pause, because the settings may be mended', async () => {
    await setUpSender(database, settings);
    await database.sql`update mail_sender set paused_at = set_up_at, pause_reason = 'sign_in', tries = 4`;
    await setUpSender(database, settings);
    expect(await sender()).toMatchObject({ reason: null, tries: 0 });
  });

  it('forgets the moment when a worker starts without a server', async () => {
    await setUpSender(database, settings);
    await setUpSender(database, null);
    expect(await sender()).toMatchObject({ server: null, from: null, is_new: null });
  });
});
