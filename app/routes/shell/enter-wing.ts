import type { ClientLoaderFunctionArgs } from '@remix-run/react';
import { loadWing, type Wing } from '#app/platform/i18n/page-texts.ts';

/**
 * The clientLoader of a layout route whose screens have texts of their own. A tab that is older than the house it talks to does
 * not find them any more: the browser then goes there itself and gets the newer house.
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
