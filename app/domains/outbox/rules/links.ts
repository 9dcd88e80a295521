/** Marks the link in the stored text and HTML of a mail; the sender replaces it by an address with a fresh token. */
export const LINK_PLACEHOLDER = '{{link}}';

/** A one-time link of a mail. The row never holds its token. */
export interface MailLink {
  readonly purpose: 'access_optin';
  /** The record that the token confirms. */
  readonly subjectId: string;
  /** The person that the token belongs to; null for a guest. */
  readonly userId: string | null;
  /** The path before the token, e.g. `/tueren/zugang/`. */
  readonly path: string;
  /** How long the token is valid from sending on. */
  readonly hours: number;
}

/** Puts the address into a text; HTML and text hold the placeholder once or more. */
export const withLink = (body: string, url: string): string => body.replaceAll(LINK_PLACEHOLDER, () => url);

/** Words of people cannot become a link: pairs of braces go, because removing the placeholder alone could join another one. */
export const withoutLink = (words: string): string => words.replaceAll(/\{{2,}|\}{2,}/g, ' ');
