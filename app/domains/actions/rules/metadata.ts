/** Bytes of metadata as compact JSON. */
export const MAX_METADATA_BYTES = 65_536;
/** Bytes as PostgreSQL writes jsonb: with blanks, and numbers without exponents (CHECK actions_metadata_check). */
const MAX_STORED_BYTES = 98_304;
const MAX_DEPTH = 32;

export type MetadataFault = 'metadata_too_long' | 'metadata_too_deep' | 'metadata_unreadable';

/** What keeps metadata from being stored; null when it can be. */
export function metadataFault(metadata: object): MetadataFault | null {
  let bytes = 0;
  let level: unknown[] = [metadata];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > MAX_DEPTH) return 'metadata_too_deep';
    const next: unknown[] = [];
    for (const value of level) {
      const keys = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
      const texts = typeof value === 'string' ? [value] : keys;
      if (texts.some((text) => text.includes('\0') || !text.isWellFormed())) return 'metadata_unreadable';
      if (typeof value === 'number') bytes += expandedBy(value);
      if (typeof value === 'object' && value !== null) {
        const inside: unknown[] = Array.isArray(value) ? value : Object.values(value);
        bytes += Math.max(0, inside.length - 1) + keys.length;
        for (const one of inside) next.push(one);
      }
    }
    level = next;
  }
  const sent = byteLength(JSON.stringify(metadata));
  return sent > MAX_METADATA_BYTES || sent + bytes > MAX_STORED_BYTES ? 'metadata_too_long' : null;
}

/** Digits that jsonb writes in place of an exponent. */
function expandedBy(value: number): number {
  const exponent = /e([+-]\d+)$/.exec(String(value))?.[1];
  return exponent === undefined ? 0 : Math.abs(Number(exponent)) + 1;
}

function byteLength(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}
