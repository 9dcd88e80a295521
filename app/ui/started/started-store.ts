/** The started forms of one tab: in its sessionStorage, which ends with the tab. */
const PREFIX = 'platzwart form ';

/** `page` is the address, with the name of the form where one address has several. */
export const startedKey = (person: string, page: string): string => `${PREFIX}${person} ${page}`;

/** What was typed into each form of the page, by the form's name. */
export type StartedFields = Readonly<Record<string, unknown>>;

export function readStarted(key: string): StartedFields {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as StartedFields) : {};
  } catch {
    return {};
  }
}

/** Without any form, the entry goes. A full or forbidden storage keeps nothing, and the form still works. */
export function writeStarted(key: string, fields: StartedFields): void {
  try {
    if (Object.keys(fields).length === 0) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(fields));
  } catch {
    // The leave question still protects the form.
  }
}
