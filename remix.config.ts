import type { VitePluginConfig } from '@remix-run/dev';

/** Only vite.config.ts reads this file; Remix itself has no config file when it runs under Vite. */
export const remixConfig = {
  appDirectory: 'app',
  future: {
    v3_fetcherPersist: true,
    // Off: /__manifest matches every path that a client sends, which costs the server time (decision 023).
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
} satisfies VitePluginConfig;
