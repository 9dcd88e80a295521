import { expect, test } from 'vitest';
import { fileProblem, MAX_RECEIPT_BYTES, mediaTypeOf } from './receipt-file.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

test.each([
  ['%PDF-1.7\n', 'application/pdf'],
  ['\u0089PNG\r\n\u001a\n…', 'image/png'],
  ['\u00ff\u00d8\u00ff\u00e0', 'image/jpeg'],
  ['MZ\u0090\u0000', null],
  ['\u007fELF', null],
  ['<svg onload="">', null],
  ['%PD', null],
  ['', null],
])('the content %j is %s', (text, type) => expect(mediaTypeOf(bytes(text))).toBe(type));

test('names what is wrong with a file', () => {
  expect(fileProblem(bytes(''))).toBe('file_empty');
  expect(fileProblem(bytes('MZ'))).toBe('file_type');
  const big = new Uint8Array(MAX_RECEIPT_BYTES + 1);
  big.set(bytes('%PDF-'));
  expect(fileProblem(big)).toBe('file_too_big');
  expect(fileProblem(big.subarray(0, MAX_RECEIPT_BYTES))).toBeNull();
});
