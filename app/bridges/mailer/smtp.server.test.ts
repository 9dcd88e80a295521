import { afterEach, describe, expect, it } from 'vitest';
import { parseEnv } from '#app/platform/env.server.ts';
import { type MailSettings, mailSettings } from '#app/platform/mail-settings.server.ts';
import {
  type CatcherMode,
  type CatcherOptions,
  type MailCatcher,
  startMailCatcher,
} from '#tests/setup/mail-catcher.ts';
import { freePort } from '#tests/setup/server.ts';
import { deliver } from './smtp.server.ts';

const timeouts = { setupMs: 300, silenceMs: 300, totalMs: 2_000 };
const raw = Buffer.from('From: platz@example.org\r\nTo: anna@example.org\r\nSubject: Hallo\r\n\r\nText\r\n');
const message = { from: 'platz@example.org', to: 'anna@example.org', raw };
let catcher: MailCatcher | null = null;
afterEach(async () => {
  await catcher?.close();
  catcher = null;
});

function settingsOf(SMTP_URL: string): MailSettings {
  const settings = mailSettings(parseEnv({ SMTP_URL, MAIL_FROM: 'platz@example.org' }));
  if (!settings) throw new Error('no settings');
  return settings;
}
async function send(mode: CatcherMode, options: CatcherOptions & { user?: string; query?: string } = {}) {
  catcher = await startMailCatcher(options);
  catcher.mode = mode;
  const url = `${catcher.url(options.user)}${options.query ?? ''}`;
  return await deliver(message, settingsOf(url), { signal: new AbortController().signal, timeouts });
}

describe('deliver', () => {
  it('returns the answer of the server', async () => {
    expect(await send('accept')).toEqual({ kind: 'accepted', answer: expect.stringMatching(/^250 /) as unknown });
  });

  it('signs in with the account of the URL', async () => {
    await send('accept', { user: 'platz%40example.org', needsSignIn: true });
    expect(catcher?.mails.map(({ user }) => user)).toEqual(['platz@example.org']);
  });

  it.each([
    ['defer', { responseCode: 451, command: 'RCPT TO', answer: '451 4.7.1 Greylisted, try again later' }],
    ['refuse', { responseCode: 550, command: 'RCPT TO', answer: '550 5.1.1 No such user here' }],
    ['defer message', { responseCode: 452, command: 'DATA', answer: '452 4.2.2 Mailbox full' }],
    ['refuse message', { responseCode: 554, command: 'DATA', answer: '554 5.7.1 Message looks like spam' }],
    ['refuse sender', { responseCode: 553, command: 'MAIL FROM' }],
    ['close', { responseCode: 421 }],
    ['hang at greeting', { code: 'ETIMEDOUT', responseCode: null, command: 'CONN' }],
    ['hang in message', { code: 'ETIMEDOUT', responseCode: null, command: 'DATA' }],
    ['drop in message', { responseCode: null, command: 'DATA' }],
    ['drop before answer', { responseCode: null, command: 'DATA' }],
  ] as const)('says what failed when the server does "%s"', async (mode, expected) => {
    expect(await send(mode)).toMatchObject({ kind: 'failed', ...expected });
  });

  it('says so when no server listens, or its name does not exist', async () => {
    const options = { signal: new AbortController().signal, timeouts };
    const refused = await deliver(message, settingsOf(`smtp://127.0.0.1:${await freePort()}`), options);
    expect(refused).toMatchObject({ kind: 'failed', code: 'ECONNREFUSED', responseCode: null, command: 'CONN' });
    const unknown = await deliver(message, settingsOf('smtp://mail.invalid:25'), options);
    expect(unknown).toMatchObject({ kind: 'failed', responseCode: null, command: 'CONN' });
  });

  it('keeps the answer to a wrong password, without the password', async () => {
    catcher = await startMailCatcher({ needsSignIn: true });
    const wrong = catcher.url('platz').replace(/:[^:@]*@/, ':not%20accepted@');
    const failure = await deliver(message, settingsOf(wrong), { signal: new AbortController().signal, timeouts });
    expect(failure).toMatchObject({ code: 'EAUTH', answer: '535 5.7.8 Username and password …' });
  });

  it('does not send in plain text when TLS is required', async () => {
    expect(await send('accept', { query: '?requireTLS=true' })).toMatchObject({ code: 'ETLS', command: 'CONN' });
    expect(catcher?.mails).toEqual([]);
  });

  it('refuses a certificate that no authority signed', async () => {
    expect(await send('accept', { tls: true })).toMatchObject({ code: expect.stringMatching(/CERT/) as unknown });
    expect(catcher?.mails).toEqual([]);
  });

  it('ends at the total time, and when it is cut', async () => {
    catcher = await startMailCatcher();
    catcher.mode = 'hang in message';
    const settings = settingsOf(catcher.url());
    const short = { ...timeouts, silenceMs: 60_000, totalMs: 200 };
    expect(await deliver(message, settings, { signal: new AbortController().signal, timeouts: short })).toMatchObject({
      code: 'ETIMEDOUT',
      command: 'DATA',
    });
    expect(await deliver(message, settings, { signal: AbortSignal.abort(), timeouts })).toMatchObject({
      kind: 'failed',
    });
  });
});
