import { existsSync } from 'node:fs';
import path from 'node:path';
import * as build from 'virtual:remix/server-build';
import { startMailer } from '#app/bridges/mailer/mailer.server.ts';
import { startBridge } from '#app/bridges/mqtt/bridge.server.ts';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { makeLinkTokens } from '#app/domains/accounts/public.server.ts';
import { isPartOn, keepParts, onPartsChanged } from '#app/domains/facilities/public.server.ts';
import { ensureDemo, firstSetupPath } from '#app/domains/setup/public.server.ts';
import type { Part } from '#app/parts.ts';
import { brokerSettings } from '#app/platform/broker-settings.server.ts';
import { actionsFolder, env } from '#app/platform/env.server.ts';
import { drain, isDraining, onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { closeAllStreams } from '#app/platform/live/hub.server.ts';
import { mailSettings } from '#app/platform/mail-settings.server.ts';
import { log } from '#app/platform/log.server.ts';
import { routeTable } from '#app/routes.ts';
import { startAppender } from './appender.ts';
import { headFileIn } from './audit-heads.ts';
import { bootDatabase } from './boot.ts';
import { startBrokerKeeper } from './broker-keeper.ts';
import { say, sayRunning, saySetup, saySignIns } from './console.ts';
import { startDoorSweeper } from './door-sweeper.ts';
import { jobs, jobsOfParts } from './jobs.ts';
import { listen } from './listen.ts';
import { withParts } from './part-guard.ts';
import { startSealer } from './sealer.ts';
import { createWebApp } from './web.ts';
import { type Running, whilePartIsOn } from './while-part-is-on.ts';
import { startWorker } from './worker.ts';

const drainDeadlineMs = 10_000;
const requestGraceMs = 4_000;
const isOn = (part: Part): boolean => isPartOn(db(), part);

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  env();
  const database = await bootDatabase(say);
  onShutdown('database', 'embedded database', database.stop);
  onShutdown('pool', 'pool', closeDatabase);
  const demo = database.embedded ? await ensureDemo() : null;
  const parts = await keepParts(db());
  onShutdown('worker', 'parts', async () => parts.stop());

  const settings = env();
  if (settings.PLATZWART_PROCESS !== 'web')
    await startJobs(database.embedded ? headFileIn(path.resolve(settings.DATA_DIR)) : null);
  if (settings.PLATZWART_PROCESS !== 'worker') await startWeb();
  else say('Der Worker läuft.');
  if (demo) saySignIns(demo.signIns);
}

async function startWeb(): Promise<void> {
  const settings = env();
  const app = createWebApp(withParts(build, routeTable, isOn), {
    routeTable,
    clientFolder: path.resolve('build/client'),
  });
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
  const worker = await startWorker({ connectionString, jobs: jobsOfParts(jobs, isOn), log: log() });
  onShutdown('worker', 'worker', worker.stop);
  const sealer = startSealer({ db, log: log(), headFile });
  onShutdown('worker', 'sealer', sealer.stop);
  const appender = startAppender({ db, log: log(), folder: actionsFolder() });
  onShutdown('worker', 'appender', appender.stop);
  const mailer = startMailer({ db, log: log(), settings: mailSettings(), makeTokens: makeLinkTokens });
  onShutdown('worker', 'mailer', mailer.stop);
  keepDoors('door sweeper', () => startDoorSweeper({ db, log: log() }));
  const broker = brokerSettings();
  if (broker?.kind === 'external') keepDoors('bridge', () => startBridge({ db, broker }));
  if (broker?.kind === 'embedded') keepDoors('broker', () => startBrokerKeeper({ db, log: log() }));
}

/** What serves the doors runs while they are on. */
function keepDoors(name: string, start: () => Running): void {
  const onChange = (listener: () => void) => onPartsChanged(db(), listener);
  const kept = whilePartIsOn({ isOn: () => isOn('doors'), onChange, start, log: log() });
  onShutdown('worker', name, kept.stop);
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
  process.on('unhandledRejection', (reason) => log().error({ err: reason }, 'an unhandled rejection'));
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'an uncaught error');
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
