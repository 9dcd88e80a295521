import type { ClientLoaderFunctionArgs } from '@remix-run/react';
import { loadWing, type Wing } from '#app/platform/i18n/page-texts.ts';

/**
 * The clientLoader of a layout route whose screens have texts of their own. A tab that is older than the server does not find
 * them any more. The browser then loads the address itself and gets the newer build.
 */
export function enterWing(wing: Wing): (args: ClientLoaderFunctionArgs) => Promise<null> {
  return async ({ request }) => {
    try {
      await loadWing(wing);
      return null;
    } catch {
      location.assign(request.url);
      return new Promise(() => undefined);
    }
  };
}
