import { expect, it } from 'vitest';
import { afterFirstPass, afterPass, isQuiet, type AuditMark } from './quiet.ts';

const mark = (lastSeq: string, oldest: string): AuditMark => ({ lastSeq, oldest });

it.each([
  ['the first pass may miss a writer that no snapshot shows', [], mark('9', '105'), false],
  ['nothing was open: quiet after the second pass', [mark('9', '101')], mark('9', '105'), true],
  ['the writer that the first pass missed is still open', [mark('9', '100')], mark('9', '100'), false],
  ['a new row ends the quiet', [mark('9', '101')], mark('10', '105'), false],
  ['one transaction is still writing', [mark('9', '98')], mark('9', '98'), false],
  ['one transaction writes longer than others', [mark('9', '98'), mark('9', '99')], mark('9', '99'), false],
  [
    'the writer from before has ended, later ones do not matter',
    [mark('9', '98'), mark('9', '101')],
    mark('9', '101'),
    true,
  ],
])('%s', (_name, passes, present, quiet) => {
  const first = afterFirstPass(mark('9', '98'), '101');
  expect(isQuiet(passes.reduce(afterPass, first), present)).toBe(quiet);
});

it('before the first pass nothing is quiet', () => {
  expect(isQuiet(null, mark('9', '100'))).toBe(false);
});
