/** The code of an enrolment: 80 bits as four groups of Crockford's base32, which nobody misreads. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 10;
export const CODE_MINUTES = 15;

/** `XXXX-XXXX-XXXX-XXXX` of 10 random bytes. */
export function enrolCodeOf(bytes: Uint8Array): string {
  if (bytes.length !== CODE_BYTES) throw new RangeError(`a code is made of ${CODE_BYTES} bytes`);
  let bits = 0n;
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte);
  const signs = Array.from({ length: 16 }, (_, index) => SIGNS[Number((bits >> BigInt(5 * (15 - index))) & 31n)]);
  return [0, 4, 8, 12].map((at) => signs.slice(at, at + 4).join('')).join('-');
}

/** As it was typed -> the 16 signs that are kept as a hash: any case, with or without dashes, O for 0, I and L for 1. Null when it is none. */
export function readEnrolCode(typed: string): string | null {
  const signs = typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(signs) ? signs : null;
}
