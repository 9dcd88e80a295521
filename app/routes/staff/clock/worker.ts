import { addPlugins, cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { NetworkOnly } from 'workbox-strategies';
import { paths } from '#app/paths.ts';
import { sendQueue } from './send-queue.ts';
import { SYNC_TAG } from './worker-names.ts';

/** The service worker of the time clock (decision 036). Its scope is /stempeluhr; worker-build.ts bundles it and writes its list of files. */

type Waiting = Event & { waitUntil(work: Promise<unknown>): void };
declare const self: EventTarget & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[];
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
};

/** A page that takes longer is as good as none for a person at the door. */
const PATIENCE_SECONDS = 6;
/** Answers of a proxy in front of a house that is away. */
const GATEWAY_ERRORS: ReadonlySet<number> = new Set([502, 503, 504]);

// Without the session, so that the cache never has a person's data.
addPlugins([{ requestWillFetch: async ({ request }) => new Request(request, { credentials: 'omit' }) }]);
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);

registerRoute(
  new NavigationRoute(
    new NetworkOnly({
      networkTimeoutSeconds: PATIENCE_SECONDS,
      plugins: [
        {
          fetchDidSucceed: async ({ response }) => {
            if (GATEWAY_ERRORS.has(response.status)) throw new Error(`the house is away: ${response.status}`);
            return response;
          },
          // A redirect: a page that hydrates at another address than its own loads again.
          handlerDidError: async () => Response.redirect(paths.staff.clockOffline()),
        },
      ],
    }),
  ),
);

self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => (event as Waiting).waitUntil(self.clients.claim()));
self.addEventListener('sync', (event) => {
  // Without an error the browser would not try again.
  if ('tag' in event && event.tag === SYNC_TAG) (event as unknown as Waiting).waitUntil(sendAll());
});

async function sendAll(): Promise<void> {
  const { isStopped } = await sendQueue();
  if (isStopped) throw new Error('stamps still wait');
}
