import { expect, it } from 'vitest';
import { decideResend, type ResendFacts } from './resend.ts';

const facts: ResendFacts = {
  status: 'failed',
  isSetUp: true,
  hasBody: true,
  isInDigest: false,
  isRefused: false,
  isOver: false,
  repeat: null,
};

it.each<[Partial<ResendFacts>, boolean, ReturnType<typeof decideResend>]>([
  [{}, false, null],
  [{ status: 'sent' }, false, null],
  [{ status: 'suppressed' }, false, null],
  [{ isSetUp: false }, true, { kind: 'not_set_up' }],
  [{ status: 'queued' }, true, { kind: 'queued' }],
  [{ hasBody: false }, true, { kind: 'gone' }],
  [{ isInDigest: true }, true, { kind: 'in_digest' }],
  [{ isRefused: true }, true, { kind: 'refused' }],
  [{ isOver: true }, false, { kind: 'past' }],
  [{ isOver: true }, true, null],
  [{ repeat: { id: 'r', status: 'queued', ageSeconds: 9_000 } }, true, { kind: 'already', id: 'r' }],
  [{ repeat: { id: 'r', status: 'sent', ageSeconds: 59 } }, true, { kind: 'already', id: 'r' }],
  [{ repeat: { id: 'r', status: 'failed', ageSeconds: 60 } }, false, null],
])('%j, past accepted: %s', (changes, acceptsPast, outcome) => {
  expect(decideResend({ ...facts, ...changes }, acceptsPast)).toEqual(outcome);
});
