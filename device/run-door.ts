import { startAgent } from './agent.ts';
import { monotonicClock } from './clock.ts';
import type { DoorConfig } from './config.ts';
import { readContact } from './door-contact.ts';
import { openDoorbell } from './doorbell.ts';
import { durableFiles } from './files.ts';
import { createHttpTransport } from './http-transport.ts';
import { createCommandRelay } from './relay.ts';
import { readIdentity, writeIdentity } from './secret-store.ts';
import { SentenceError } from './command-line.ts';
import { startWatchdog } from './watchdog.ts';

export const notEnrolled = (): SentenceError =>
  new SentenceError(
    'Dieses Gerät ist noch nicht angemeldet: platzwart-door enroll --url https://… --code XXXX-XXXX-XXXX-XXXX. (This device is not enrolled yet.)',
  );

/** The real door, until a signal ends it. */
export async function runDoor(config: DoorConfig, say: (line: string) => void): Promise<void> {
  const { relay, contact, stateDir, firmware, mqttVersion } = config;
  const identity = await readIdentity(durableFiles, stateDir);
  if (identity === null) throw notEnrolled();
  if (relay === null)
    throw new SentenceError(
      'Es fehlt der Befehl für das Relais: relay.pulseCommand. (The command of the relay is missing: relay.pulseCommand.)',
    );
  const agent = await startAgent(
    {
      identity,
      stateDir,
      firmware,
      mqttVersion,
      keepMqtt: (mqtt) => writeIdentity(durableFiles, stateDir, { ...identity, mqtt }),
    },
    {
      clock: monotonicClock,
      files: durableFiles,
      relay: createCommandRelay(relay),
      transport: createHttpTransport(config.url ?? identity.url),
      openDoorbell,
      readContact: contact && (() => readContact(contact)),
      random: Math.random,
      say,
      step: () => undefined,
    },
  );
  say(`Tür ${identity.deviceId} läuft. (Door is running.)`);
  const stopWatchdog = startWatchdog(process.env, agent.isHealthy, say);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  stopWatchdog();
  await agent.stop();
}
