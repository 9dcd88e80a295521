import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig, type Plugin } from 'vite';
import { compression } from 'vite-plugin-compression2';
import { messagesPlugin } from './app/platform/i18n/compile-messages.ts';
import { writeClockWorker } from './app/routes/staff/clock/worker-build.ts';
import { iconSpritePlugin } from './app/ui/icon-sprite.ts';
import { remixConfig } from './remix.config.ts';

/**
 * The server's entry is our own start module, so that pool, hub and routes exist once in one module graph. The commands
 * (audit:verify, backup …) are a second entry, so that they run without development tools. The broker is a third, because it has
 * a process of its own, and the thread that prints a fourth.
 */
function serverEntry(): Plugin {
  const input = {
    index: './server/start.ts',
    cli: './server/cli.ts',
    broker: './server/broker.ts',
    paper: './server/paper.ts',
  };
  return {
    name: 'platzwart-server-entry',
    config: (_config, { isSsrBuild }) =>
      isSsrBuild ? { build: { rollupOptions: { input, output: { entryFileNames: '[name].js' } } } } : undefined,
  };
}

/** The pieces that nearly every screen shows are one file for the browser, not a dozen of a few hundred bytes each. */
function sharedKit(): Plugin {
  // Only lists and forms of the administration show these: the plan does not load them.
  const apart =
    /\/app\/(?:ui\/(?:choice|connection|data-table|entity-form|filter-bar|gone|history|live-age|pager|selection-form|table|tabs|text-field|use-settled-items|use-values-before-hydration|started\/(?:form-fields|started-store))|routes\/shell\/(?:connection|started))\b/;
  // Small pieces that several forms share: one file compresses better than four.
  const form = /\/app\/(?:ui\/(?:choice|use-values-before-hydration)|routes\/shell\/started\/started-forms)\b/;
  const kit =
    /\/app\/(?:ui|paths|permissions|routes\/shell|platform\/(?:live\/topic|i18n\/(?:format|use-formats|page-texts)))\b/;
  // Every plan shows most of these. What other screens import, too, is no part of it: they would load it all.
  const plan =
    /\/app\/domains\/booking\/ui\/(?:holiday-notes|live-notice|plan-(?!cursor)[a-z]+|use-[a-z-]+|week-plan)[.]tsx?$/;
  const tabs = /\/app\/ui\/tabs[.]tsx$/;
  const times = /\/facilities\/rules\/time-of-day[.]ts$/;
  const framework =
    /\/node_modules\/(?:react|react-dom|react-router|react-router-dom|scheduler|@remix-run|turbo-stream|use-intl)\//;
  const chunks = { react: framework, tabs, times, form, plan };
  const manualChunks = (id: string) =>
    Object.entries(chunks).find(([, files]) => files.test(id))?.[0] ??
    (kit.test(id) && !apart.test(id) ? 'kit' : undefined);
  return {
    name: 'platzwart-shared-kit',
    config: (_config, { isSsrBuild }) =>
      isSsrBuild ? undefined : { build: { rollupOptions: { output: { manualChunks } } } },
  };
}

export default defineConfig(({ command, isSsrBuild }) => ({
  plugins: [
    messagesPlugin(),
    iconSpritePlugin(),
    tailwindcss(),
    remix({ ...remixConfig, buildEnd: writeClockWorker }),
    serverEntry(),
    sharedKit(),
    // Writes .br and .gz next to the files of the client build. The plugin suppresses output as soon as it exists.
    command === 'build' && !isSsrBuild && compression({ threshold: 512, logLevel: 'silent' }),
  ],
  build: { target: 'es2022', sourcemap: false, assetsInlineLimit: 0 },
  // Remix's critical CSS sends whole routes, with server code, through the client pipeline. This list names the browser's
  // dependencies in advance; without it, Vite finds more during the first visit and reloads the page.
  optimizeDeps: {
    noDiscovery: true,
    include: [
      '@conform-to/react',
      '@remix-run/react',
      'lucide-react',
      'react',
      'react-dom',
      'react-dom/client',
      'react/jsx-runtime',
      'react/jsx-dev-runtime',
      'use-intl',
      'use-intl/core',
      'use-intl/react',
    ],
  },
}));
