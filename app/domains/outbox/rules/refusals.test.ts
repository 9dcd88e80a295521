import { expect, it } from 'vitest';
import { causeOfRefusal } from './refusals.ts';

it.each([
  ['550 5.1.1 User unknown', 'unknown'],
  ['550 no such user', 'unknown'],
  ['550-5.1.2 Host unknown', 'domain'],
  ['556 5.1.10 Null MX', 'domain'],
  ['551 5.1.6 Mailbox has moved', 'moved'],
  ['551 User not local', 'moved'],
  ['553 5.1.3 Bad syntax', 'malformed'],
  ['553 Mailbox name not allowed', 'malformed'],
  ['550 5.2.1 Mailbox disabled', 'disabled'],
  ['', 'unknown'],
])('causeOfRefusal of “%s” is %s', (answer, cause) => {
  expect(causeOfRefusal(answer)).toBe(cause);
});
