import { UnreadableTableError } from './table.ts';

/** Bytes 0x80 to 0x9f of Windows-1252. Node 20 decodes them as ISO 8859-1 has them, which makes a control character of the euro. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** How many bytes show which half of UTF-16 is empty. */
const SAMPLE = 1024;

/** The text of a file: by its mark, else UTF-8, else Windows-1252, which is what German spreadsheets write. */
export function decodeText(bytes: Uint8Array): string {
  const text = decodeAs(encodingOf(bytes), bytes);
  if (text.includes('\0')) throw new UnreadableTableError('not_a_table');
  return text;
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'unmarked';

function encodingOf(bytes: Uint8Array): Encoding {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.subarray(0, SAMPLE).entries())
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  // Half of the bytes of German text in UTF-16 are zero, all of them at the same side.
  const many = Math.min(bytes.length, SAMPLE) / 4;
  if (odd > many && even === 0) return 'utf-16le';
  if (even > many && odd === 0) return 'utf-16be';
  return 'unmarked';
}

function decodeAs(encoding: Encoding, bytes: Uint8Array): string {
  if (encoding !== 'unmarked') {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch (error) {
      throw new UnreadableTableError('not_a_table', { cause: error });
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const latin = Buffer.from(bytes).toString('latin1');
    return latin.replaceAll(/[\u0080-\u009F]/g, (sign) => WINDOWS_1252.charAt((sign.codePointAt(0) ?? 0) - 0x80));
  }
}
