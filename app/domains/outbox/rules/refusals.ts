/** What the refusal of an address means to its person. */
export type RefusalCause = 'unknown' | 'domain' | 'moved' | 'malformed' | 'disabled';

/** By the enhanced code (RFC 3463, 3.2 and 3.3), else by the reply code (RFC 5321, 4.2.3). */
const CAUSES: readonly [code: RegExp, cause: RefusalCause][] = [
  [/^\d{3}[ -]5\.1\.(?:2|10)\b/, 'domain'],
  [/^\d{3}[ -]5\.1\.6\b/, 'moved'],
  [/^\d{3}[ -]5\.1\.3\b/, 'malformed'],
  [/^\d{3}[ -]5\.2\.\d\b/, 'disabled'],
  [/^\d{3}[ -]5\.\d+\.\d+\b/, 'unknown'],
  [/^551\b/, 'moved'],
  [/^553\b/, 'malformed'],
];

export function causeOfRefusal(answer: string): RefusalCause {
  return CAUSES.find(([code]) => code.test(answer))?.[1] ?? 'unknown';
}
