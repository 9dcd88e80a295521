import { expect, it } from 'vitest';
import { type MailState, reasonOf } from './state.ts';

const queued: MailState = {
  status: 'queued',
  reason: null,
  isForDigest: false,
  attempts: 0,
  isLeased: false,
  isHeld: false,
  isPaused: false,
};

it.each<[Partial<MailState>, string | null]>([
  [{}, 'due'],
  [{ isHeld: true }, 'undo'],
  [{ isHeld: true, attempts: 2 }, 'retry'],
  [{ isPaused: true, isHeld: true, attempts: 2 }, 'paused'],
  [{ isPaused: true, isLeased: true }, 'sending'],
  [{ isForDigest: true, isPaused: true }, 'digest'],
  [{ status: 'sent', isPaused: true }, null],
  [{ status: 'failed', reason: 'given_up', attempts: 9 }, 'given_up'],
  [{ status: 'suppressed', reason: 'switched_off' }, 'switched_off'],
  [{ status: 'suppressed', reason: 'no such code' }, null],
])('%j gives the reason %s', (changes, reason) => {
  expect(reasonOf({ ...queued, ...changes })).toBe(reason);
});
