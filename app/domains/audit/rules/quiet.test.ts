import { expect, it } from 'vitest';
import { afterPass, isQuiet, type AuditMark } from './quiet.ts';

const mark = (lastSeq: string, oldest: string, next: string): AuditMark => ({ lastSeq, oldest, next });

it.each([
  ['nothing was open: quiet at once', [mark('9', '100', '100')], mark('9', '105', '105'), true],
  ['a new row ends the quiet', [mark('9', '100', '100')], mark('10', '105', '106'), false],
  ['somebody is still writing', [mark('9', '98', '100')], mark('9', '98', '101'), false],
  [
    'somebody is writing longer than others',
    [mark('9', '98', '100'), mark('9', '99', '120')],
    mark('9', '99', '130'),
    false,
  ],
  [
    'the writer from before has ended, later ones do not matter',
    [mark('9', '98', '100'), mark('9', '100', '120')],
    mark('9', '100', '130'),
    true,
  ],
])('%s', (_name, passes, present, quiet) => {
  const known = passes.reduce<ReturnType<typeof afterPass> | null>((before, pass) => afterPass(before, pass), null);
  expect(isQuiet(known, present)).toBe(quiet);
});

it('before the first pass nothing is quiet', () => {
  expect(isQuiet(null, mark('9', '100', '100'))).toBe(false);
});
