import { existsSync } from 'node:fs';
import path from 'node:path';
import * as build from 'virtual:remix/server-build';
import { startBridge } from '#app/bridges/mqtt/bridge.server.ts';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { ensureDemo, firstSetupPath } from '#app/domains/setup/public.server.ts';
import { brokerSettings } from '#app/platform/broker-settings.server.ts';
import { env } from '#app/platform/env.server.ts';
import { drain, isDraining, onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { closeAllStreams } from '#app/platform/live/hub.server.ts';
import { log } from '#app/platform/log.server.ts';
import { routeTable } from '#app/routes.ts';
import { headFileIn } from './audit-heads.ts';
import { bootDatabase } from './boot.ts';
import { startBrokerKeeper } from './broker-keeper.ts';
import { say, sayRunning, saySetup, saySignIns } from './console.ts';
import { startDoorSweeper } from './door-sweeper.ts';
import { jobs } from './jobs.ts';
import { listen } from './listen.ts';
import { startSealer } from './sealer.ts';
import { createWebApp } from './web.ts';
import { startWorker } from './worker.ts';

const drainDeadlineMs = 10_000;
const requestGraceMs = 4_000;

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  env();
  const database = await bootDatabase(say);
  onShutdown('database', 'embedded database', database.stop);
  onShutdown('pool', 'pool', closeDatabase);
  const demo = database.embedded ? await ensureDemo() : null;

  const settings = env();
  if (settings.PLATZWART_PROCESS !== 'web')
    await startJobs(database.embedded ? headFileIn(path.resolve(settings.DATA_DIR)) : null);
  if (settings.PLATZWART_PROCESS !== 'worker') await startWeb();
  else say('Der Worker läuft.');
  if (demo) saySignIns(demo.signIns);
}

async function startWeb(): Promise<void> {
  const settings = env();
  const app = createWebApp(build, { routeTable, clientFolder: path.resolve('build/client') });
  const setupPath = await firstSetupPath();
  const listener = await listen(app.fetch, { port: settings.PORT, host: settings.HOST });
  onShutdown('accept', 'web', listener.stopAccepting);
  onShutdown('streams', 'event streams', closeAllStreams);
  onShutdown('requests', 'web', () => listener.finish(requestGraceMs));
  sayRunning(settings, listener.port);
  saySetup(settings, listener.port, setupPath);
}

async function startJobs(headFile: string | null): Promise<void> {
  const connectionString = env().DATABASE_URL;
  if (!connectionString) throw new Error('DATABASE_URL is not set');
  const worker = await startWorker({ connectionString, jobs, log: log() });
  onShutdown('worker', 'worker', worker.stop);
  const sealer = startSealer({ db, log: log(), headFile });
  onShutdown('worker', 'sealer', sealer.stop);
  const sweeper = startDoorSweeper({ db, log: log() });
  onShutdown('worker', 'door sweeper', sweeper.stop);
  const broker = brokerSettings();
  if (broker?.kind === 'external') onShutdown('worker', 'bridge', startBridge({ db, broker }).stop);
  if (broker?.kind === 'embedded') onShutdown('worker', 'broker', startBrokerKeeper({ db, log: log() }).stop);
}

/** npm and the terminal both pass Ctrl-C on, so a second signal means nothing. */
function endOnSignals(started: Promise<void>): void {
  const end = async (exitCode: number): Promise<void> => {
    setTimeout(() => process.exit(1), drainDeadlineMs).unref();
    await started.catch(() => undefined);
    await drain();
    process.exit(exitCode);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => void (isDraining() ? undefined : end(0)));
  }
  process.on('unhandledRejection', (reason) => log().error({ err: reason }, 'a rejection nobody handled'));
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'an error nobody caught');
    void end(1);
  });
  started.catch(async (error: unknown) => {
    // The log itself needs right settings, so this one goes to the terminal.
    const detail = process.env.LOG_LEVEL === 'debug' && error instanceof Error ? error.stack : undefined;
    process.stderr.write(`\n${detail ?? (error instanceof Error ? error.message : String(error))}\n`);
    await drain();
    process.exit(1);
  });
}

endOnSignals(start());
