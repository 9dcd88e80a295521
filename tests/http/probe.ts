import type { PermissionRole } from '#app/permissions.ts';
import type { Client } from '#tests/setup/client.ts';

export type Whose = 'own' | 'operator' | 'others';

/** A request whose answer depends on a cell of permissions.ts. */
export interface Probe {
  /** The owner of the record; a screen with only a list has none. */
  whose: Whose | null;
  /** The status for a person with the right; default 200. */
  may?: number;
  /** The status for a role without the right; default 403, signed out a redirect to the sign-in. */
  mayNot?: number;
  /** The status for people who are not signed in, where that is no redirect. */
  signedOut?: number;
  /** The right does not cover this record: 404, as for an unknown one, or 403 where the person may see it (D18). */
  beyond?: 403;
  ask: (person: Client, role: PermissionRole) => Promise<Response>;
}

export const postJson = (person: Client, path: string, body: unknown): Promise<Response> =>
  person.request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
