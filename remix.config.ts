import type { VitePluginConfig } from '@remix-run/dev';

/** Read by vite.config.ts only; Remix itself looks at no file of this name when it runs under Vite. */
export const remixConfig = {
  appDirectory: 'app',
  future: {
    v3_fetcherPersist: true,
    // Off: /__manifest matches every path that a client names, at the cost of the server (decision 023).
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
} satisfies VitePluginConfig;
