import { describe, expect, it, test } from 'vitest';
import { parseEnv } from './env.server.ts';
import { isMailAddress, parseSender } from './mail-address.ts';
import { mailSettings, serverName } from './mail-settings.server.ts';

const settingsOf = (SMTP_URL: string, MAIL_FROM = 'platz@example.org') =>
  mailSettings(parseEnv({ SMTP_URL, MAIL_FROM, PUBLIC_URL: 'https://platz.example.org' }));

describe('mailSettings', () => {
  it('is null without a server', () => {
    expect(mailSettings(parseEnv({}))).toBeNull();
  });

  it('reads account, port and sender', () => {
    expect(settingsOf('smtp://platz%40example.org:p%40ss%2Fw%C3%B6rd@mail.example.org')).toEqual({
      host: 'mail.example.org',
      port: 587,
      secure: false,
      requireTls: true,
      account: { user: 'platz@example.org', password: 'p@ss/wörd' },
      from: { name: 'Platzwart · platz.example.org', address: 'platz@example.org' },
    });
  });

  test.each([
    ['smtps://a:b@mail.example.org', { port: 465, secure: true }],
    ['smtp://mailpit:1025', { port: 1025, secure: false, requireTls: false, account: null }],
    ['smtp://a:b@localhost:25', { requireTls: false }],
    ['smtp://a:b@relay:25?requireTLS=false', { requireTls: false }],
    ['smtp://relay?requireTLS=true', { requireTls: true }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525 }],
  ])('reads %s', (url, expected) => {
    expect(settingsOf(url)).toMatchObject(expected);
  });

  it('names the server without its account', () => {
    const settings = settingsOf('smtps://user:secret@mail.example.org');
    expect(settings && serverName(settings)).toBe('mail.example.org:465');
  });

  test.each([
    [{ SMTP_URL: 'smtp://mail.example.org' }, /MAIL_FROM: must be set, because SMTP_URL is/],
    [{ MAIL_FROM: 'platz@example.org' }, /SMTP_URL: must be set, because MAIL_FROM is/],
    [{ SMTP_URL: 'http://mail.example.org', MAIL_FROM: 'a@b.de' }, /SMTP_URL: must be smtp/],
    [{ SMTP_URL: 'smtp://user@mail.example.org', MAIL_FROM: 'a@b.de' }, /SMTP_URL: needs user and password/],
    [{ SMTP_URL: 'smtp://u:100%@mail.example.org', MAIL_FROM: 'a@b.de' }, /SMTP_URL: needs user and password/],
    [{ SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'Platz' }, /MAIL_FROM: must be address@host/],
  ])('refuses %j', (source, message) => {
    expect(() => parseEnv(source)).toThrow(message);
    expect(() => parseEnv(source)).not.toThrow(/100%/);
  });
});

test.each([
  ['platz@example.org', { name: '', address: 'platz@example.org' }],
  ['<platz@example.org>', { name: '', address: 'platz@example.org' }],
  ['SV Müller, Halle <platz@müller.de>', { name: 'SV Müller, Halle', address: 'platz@müller.de' }],
  ['"SV Musterstadt" <platz@example.org>', { name: 'SV Musterstadt', address: 'platz@example.org' }],
  ['platz@example.org, b@example.org', null],
  ['Name <a@b.de>\r\nBcc: c@d.de', null],
  ['Name\r\nBcc: c@d.de <a@b.de>', null],
])('reads %j as the sender %j', (text, sender) => {
  expect(parseSender(text)).toEqual(sender);
});

test.each([
  ['max@example.org', true],
  ['max.müller+platz@müller.de', true],
  ['max', false],
  ['', false],
  ['max@', false],
  ['a@example.org,b@example.org', false],
  ['Max <max@example.org>', false],
  ['max@example.org\r\nBcc: x@example.org', false],
  ['max @example.org', false],
  ['a@b@example.org', false],
  [`${'a'.repeat(250)}@example.org`, false],
])('%j as an address: %s', (text, expected) => {
  expect(isMailAddress(text)).toBe(expected);
});
