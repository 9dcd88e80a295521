import { existsSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { ServerBuild } from '@remix-run/node';
import { createServer as createViteServer, type ViteDevServer } from 'vite';
import type { db as Db } from '#app/db/client.server.ts';
import type { isPartOn, keepParts } from '#app/domains/facilities/public.server.ts';
import type { Part } from '#app/parts.ts';
import { type Env, env, overrideEnv } from '#app/platform/env.server.ts';
import type { CredentialRow } from '#app/platform/http/credentials.server.ts';
import { bootDatabase } from './boot.ts';
import { say, sayRunning, saySetup, saySignIns, type SignIn } from './console.ts';
import { listenWith } from './listen.ts';
import type { GuardedRow, withParts as WithParts } from './part-guard.ts';
import type { createWebApp } from './web.ts';

/*
 * `npm run dev`: the same web app through Vite, so that a saved file shows at once. The app lives in Vite's
 * module graph; this process itself loads only settings and database.
 */

interface WebModule {
  createWebApp: typeof createWebApp;
}
type WebApp = ReturnType<typeof createWebApp>;

const drainDeadlineMs = 10_000;
const requestGraceMs = 2_000;

async function develop(): Promise<() => Promise<void>> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  overrideEnv({ NODE_ENV: 'development' });
  const database = await bootDatabase(say);
  // Hot updates come over the app's own port; both loopback servers pass their upgrades to this one.
  const upgrades = createHttpServer();
  const vite = await createViteServer({
    appType: 'custom',
    clearScreen: false,
    server: { middlewareMode: true, hmr: { server: upgrades } },
  });
  const handle = getRequestListener(async (request, bindings) => {
    try {
      return await (await currentApp(vite)).fetch(request, bindings);
    } catch (error) {
      if (error instanceof Error) vite.ssrFixStacktrace(error);
      const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.stderr.write(`${text}\n`);
      return new Response(text, { status: 500, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
    }
  });
  const settings = env();
  const listener = await listenWith(
    () =>
      createHttpServer((incoming, outgoing) =>
        vite.middlewares(incoming, outgoing, () => void handle(incoming, outgoing)),
      ).on('upgrade', (...upgrade) => upgrades.emit('upgrade', ...upgrade)),
    { port: settings.PORT, host: settings.HOST },
  );
  sayRunning(settings, listener.port);
  await sayWaysIn(vite, settings, listener.port);

  return async () => {
    listener.stopAccepting();
    const [{ closeAllStreams }, { drain }] = await Promise.all([
      load<{ closeAllStreams: () => void }>(vite, 'app/platform/live/hub.server.ts'),
      load<{ drain: () => Promise<void> }>(vite, 'app/platform/http/graceful-shutdown.server.ts'),
    ]);
    closeAllStreams();
    await listener.finish(requestGraceMs);
    await drain();
    await vite.close();
    await database.stop();
  };
}

const apps = new WeakMap<WebModule, WebApp>();

/** Vite hands out a new module after a change of the server's own files, and with it comes a new app. */
async function currentApp(vite: ViteDevServer): Promise<WebApp> {
  const web = await load<WebModule>(vite, 'server/web.ts');
  let app = apps.get(web);
  if (!app) {
    const { routeTable } = await load<{ routeTable: readonly (CredentialRow & GuardedRow)[] }>(vite, 'app/routes.ts');
    const isOn = await keepSwitches(vite);
    const { withParts } = await load<{ withParts: typeof WithParts }>(vite, 'server/part-guard.ts');
    const build = async (): Promise<ServerBuild> => {
      const built = (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild;
      return withParts(built, routeTable, isOn);
    };
    app = web.createWebApp(build, { routeTable, clientFolder: path.resolve('public'), dev: true });
    apps.set(web, app);
  }
  return app;
}

/** Keeps the switches of the parts in Vite's module graph, where the routes read them. */
async function keepSwitches(vite: ViteDevServer): Promise<(part: Part) => boolean> {
  const [{ db }, facilities] = await Promise.all([
    load<{ db: typeof Db }>(vite, 'app/db/client.server.ts'),
    load<{ isPartOn: typeof isPartOn; keepParts: typeof keepParts }>(vite, 'app/domains/facilities/public.server.ts'),
  ]);
  await facilities.keepParts(db());
  return (part) => facilities.isPartOn(db(), part);
}

/** The demo club's people, or the link for the first run of an empty house. */
async function sayWaysIn(vite: ViteDevServer, settings: Env, port: number): Promise<void> {
  const { ensureDemo, firstSetupPath } = await load<{
    ensureDemo: () => Promise<{ signIns: SignIn[] } | null>;
    firstSetupPath: () => Promise<string | null>;
  }>(vite, 'app/domains/setup/public.server.ts');
  const demo = await ensureDemo();
  if (demo) saySignIns(demo.signIns);
  saySetup(settings, port, await firstSetupPath());
}

async function load<Module>(vite: ViteDevServer, file: string): Promise<Module> {
  return (await vite.ssrLoadModule(path.resolve(file))) as Module;
}

try {
  const stop = await develop();
  // Remix's own compiler inside Vite ends the process at once on SIGTERM and on a closed stdin, before the database is down.
  process.removeAllListeners('SIGTERM');
  process.stdin.removeAllListeners('end');
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      setTimeout(() => process.exit(1), drainDeadlineMs).unref();
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
          process.exit(1);
        },
      );
    });
  }
} catch (error) {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
