import { describe, expect, it } from 'vitest';
import { meaningOf } from './answers.ts';

const pause = (reason: string) => ({ kind: 'pause', reason });
const failed = (reason: string) => ({ kind: 'failed', reason });

describe('meaningOf', () => {
  it.each([
    ['a wrong password', 'EAUTH', 535, 'AUTH PLAIN', '535 5.7.8 Authentication failed', pause('sign_in')],
    [
      'a server that wants a sign-in',
      'EENVELOPE',
      530,
      'MAIL FROM',
      '530 5.7.0 Authentication required',
      pause('sign_in'),
    ],
    ['a refused connection', 'ESOCKET', null, 'CONN', 'connect ECONNREFUSED', pause('unreachable')],
    ['an unknown host', 'EDNS', null, 'CONN', 'getaddrinfo ENOTFOUND', pause('unreachable')],
    ['a greeting that never comes', 'ETIMEDOUT', null, 'CONN', 'Greeting never received', pause('unreachable')],
    ['a greeting of 554', 'EPROTOCOL', 554, 'CONN', '554 no service', pause('unreachable')],
    ['a certificate of another host', 'ERR_TLS_CERT_ALTNAME_INVALID', null, 'CONN', 'altname', pause('encryption')],
    ['a port without TLS', 'ERR_SSL_WRONG_VERSION_NUMBER', null, 'CONN', 'wrong version', pause('encryption')],
    ['a server without STARTTLS', 'ETLS', null, 'STARTTLS', 'no TLS', pause('encryption')],
    ['a server that closes', 'EENVELOPE', 421, 'RCPT TO', '421 4.3.2 shutting down', pause('unreachable')],
    ['a refused sender', 'EENVELOPE', 553, 'MAIL FROM', '553 5.7.1 not yours', pause('sender')],
    ['a mail that is too large', 'EENVELOPE', 552, 'MAIL FROM', '552 5.3.4 too large', failed('refused')],
    ['a deferred recipient', 'EENVELOPE', 451, 'RCPT TO', '451 4.7.1 greylisted', { kind: 'later' }],
    ['a full mailbox', 'EENVELOPE', 452, 'RCPT TO', '452 4.2.2 full', { kind: 'later' }],
    ['a deferred message', 'EMESSAGE', 451, 'DATA', '451 4.3.0 try later', { kind: 'later' }],
    ['a connection that ends within the message', 'ECONNECTION', null, 'DATA', 'closed', { kind: 'later' }],
    ['a message without an answer', 'ETIMEDOUT', null, 'DATA', 'Timeout', { kind: 'later' }],
    ['an unknown mailbox', 'EENVELOPE', 550, 'RCPT TO', '550 5.1.1 unknown', failed('address_refused')],
    ['an unknown mailbox without a code', 'EENVELOPE', 550, 'RCPT TO', '550 no such user', failed('address_refused')],
    ['a mailbox that is switched off', 'EENVELOPE', 550, 'RCPT TO', '550-5.2.1 disabled', failed('address_refused')],
    ['a full mailbox for good', 'EENVELOPE', 552, 'RCPT TO', '552 5.2.2 over quota', failed('refused')],
    ['a refusal by policy', 'EENVELOPE', 550, 'RCPT TO', '550 5.7.1 relaying denied', failed('refused')],
    ['a refusal without a code', 'EENVELOPE', 554, 'RCPT TO', '554 no', failed('refused')],
    ['a message that is taken for spam', 'EMESSAGE', 554, 'DATA', '554 5.7.1 spam', failed('refused')],
    ['an address that is none', 'EENVELOPE', null, 'API', 'No recipients defined', failed('bad_address')],
  ])('%s', (_what, code, responseCode, command, answer, meaning) => {
    expect(meaningOf({ code, responseCode, command, answer })).toEqual(meaning);
  });
});
