import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBroker } from '#app/bridges/mqtt/broker.server.ts';
import { BROKER_LOCK } from '#app/bridges/mqtt/locks.ts';
import { closeDatabase, db } from '#app/db/client.server.ts';
import { brokerSettings, type EmbeddedBroker } from '#app/platform/broker-settings.server.ts';
import { env, overrideEnv } from '#app/platform/env.server.ts';
import { keepHouseLock } from '#app/platform/house-lock.server.ts';
import { drain, onShutdown } from '#app/platform/http/graceful-shutdown.server.ts';
import { log } from '#app/platform/log.server.ts';

/*
 * The embedded broker in a process of its own, so that a crafted packet ends it and not the house. broker-keeper.ts starts it
 * again; its own end closes our stdin.
 */
const listenEveryMs = 10_000;
const endWithinMs = 3_000;

async function serve(broker: EmbeddedBroker, ending: AbortSignal): Promise<void> {
  const created = await createBroker(db);
  onShutdown('accept', 'broker', created.stop);
  for (let tries = 0; !ending.aborted; tries += 1) {
    try {
      await created.listen(broker.port, broker.host);
      log().info({ port: broker.port, host: broker.host }, 'the broker runs');
      return;
    } catch (error) {
      if (tries === 0) log().error({ err: error }, explain(error as NodeJS.ErrnoException, broker));
      await sleep(listenEveryMs, undefined, { signal: ending }).catch(() => undefined);
    }
  }
}

function explain({ code, message }: NodeJS.ErrnoException, { port, host }: EmbeddedBroker): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} auf ${host} ist schon belegt, der Broker der Türen wartet darauf; Türen öffnen solange ohne ihn, nur etwas später. Bitte das andere Programm beenden oder MQTT_PORT anders wählen. (Port ${port} is in use: the broker of the doors waits for it; choose another MQTT_PORT.)`;
  return `Der Broker der Türen kann ${host}:${port} nicht öffnen: ${message}. (The broker of the doors cannot listen there: see MQTT_HOST and MQTT_PORT.)`;
}

function start(): void {
  if (existsSync('.env')) process.loadEnvFile('.env');
  overrideEnv({ DATABASE_POOL_MAX: '2' });
  env();
  const broker = brokerSettings();
  if (broker?.kind !== 'embedded') return;

  const ending = new AbortController();
  const end = (exitCode: number): void => {
    if (ending.signal.aborted) return;
    ending.abort();
    setTimeout(() => process.exit(exitCode), endWithinMs).unref();
    void drain().then(() => process.exit(exitCode));
  };
  process.on('SIGTERM', () => end(0));
  // A terminal signals the whole process group; the parent ends this process over stdin.
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
  for (const event of ['end', 'close', 'error'] as const) process.stdin.on(event, () => end(0));
  process.stdin.resume();
  process.on('uncaughtException', (error) => {
    log().fatal({ err: error }, 'the broker has an uncaught error');
    end(1);
  });

  onShutdown('pool', 'pool', closeDatabase);
  const lock = keepHouseLock({
    name: BROKER_LOCK,
    onTaken: () =>
      void serve(broker, ending.signal).catch((error: unknown) => {
        log().error({ err: error }, 'the broker could not start');
        end(1);
      }),
    onLost: () => {
      log().info('another broker of this house runs');
      end(0);
    },
  });
  onShutdown('worker', 'lock of the broker', lock.stop);
}

start();
