/** A sender or recipient as mail headers have it (RFC 5322, mailbox). */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** RFC 5321, 4.5.3.1.3: a path has 256 octets with its brackets. */
const MAX_ADDRESS = 254;
/** Quoted local parts and address literals are left out: a list, a comment or a second line is no address. */
const ADDRESS = /^[^\s\p{Cc}<>()[\],;:\\"@]+@[^\s\p{Cc}<>()[\],;:\\"@]+$/u;

/** True for one address, which no mail program reads as several. Its server decides whether it exists. */
export const isMailAddress = (text: string): boolean => text.length <= MAX_ADDRESS && ADDRESS.test(text);

/** Reads `address` or `Name <address>`; null for anything else. */
export function parseSender(text: string): Mailbox | null {
  const [, name = '', inBrackets] = /^([^<>\p{Cc}]*)<([^<>]*)>$/u.exec(text.trim()) ?? [];
  const address = inBrackets?.trim() ?? text.trim();
  return isMailAddress(address) ? { name: name.trim().replace(/^"(.*)"$/, '$1'), address } : null;
}
