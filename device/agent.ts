import { createBell } from './bell.ts';
import { createCallPace } from './call-pace.ts';
import { makeNonce, runClaimLoop } from './claim-loop.ts';
import { startConfirmQueue } from './confirm-queue.ts';
import type { Doorbell } from './doorbell.ts';
import type { DoorEnvironment } from './environment.ts';
import { executeGrant } from './execute-grant.ts';
import { createServerClient } from './server-client.ts';
import { openJournal } from './journal.ts';
import type { ContactState, EnrollAnswer, MqttAccount } from './protocol.ts';
import { msUntilPulse, DOOR_LIMITS, resultAfterBoot, type DoorLimits } from './rules.ts';
import { startStateReports, type DoorState } from './state-reports.ts';
import { startRepeater } from './repeater.ts';

export interface AgentOptions {
  readonly identity: EnrollAnswer;
  readonly stateDir: string;
  readonly firmware: string;
  readonly mqttVersion?: 4 | 5;
  /** Stores a broker login that the server gave after enrolling. */
  readonly keepMqtt: (account: MqttAccount) => Promise<void>;
  readonly limits?: DoorLimits;
}

export interface Agent {
  readonly bootId: string;
  readonly state: () => DoorState;
  readonly isDoorbellUp: () => boolean;
  /** False when the loop is stuck for too long: a restart is the remedy. */
  readonly isHealthy: () => boolean;
  /** Ends a running pulse, writes and confirms it, and disconnects from the broker cleanly. */
  readonly stop: () => Promise<void>;
}

/** Longer than the longest turn: a wait, a claim with its repeats, a pulse with its watchdog. */
const stuckMs = 60_000;
const compactEveryMs = 3_600_000;

/** Starts the door: relay off, leftover results confirmed, then the loop. Rejects when the journal cannot be opened. */
export async function startAgent(options: AgentOptions, env: DoorEnvironment): Promise<Agent> {
  const { identity, stateDir, firmware, mqttVersion = 4, keepMqtt, limits = DOOR_LIMITS } = options;
  const { clock, files, relay, random, say } = env;
  const bootId = makeNonce();
  const startedAtMs = clock.nowMs();
  const life = new AbortController();
  const bell = createBell(clock);
  const pulses: number[] = [];
  let contact: ContactState = 'unknown';
  let lastTurnMs = startedAtMs;

  const off = await relay.turnOff();
  if (off.kind === 'fault') say(`Relais (relay): ${off.message}`);
  const journal = await openJournal({ files, clock, stateDir, bootId });
  if (journal.unreadable > 0) say(`Journal: ${journal.unreadable} Zeilen sind unlesbar. (Lines are unreadable.)`);

  const sayJournal = (error: unknown): void => say(`Journal: ${String(error)}`);

  const server = createServerClient(env.transport, identity);
  const pace = createCallPace(clock, limits, life.signal);
  const state = (): DoorState => ({
    bootId,
    firmware,
    relay: relay.state(),
    doorContact: contact,
    journalDepth: journal.depth(),
  });
  const hangDoorbell = (mqtt: MqttAccount): Doorbell =>
    env.openDoorbell({
      mqtt,
      deviceId: identity.deviceId,
      version: mqttVersion,
      clock,
      random,
      state,
      onWake: bell.ring,
      onChange: (isUp) => {
        if (isUp) say('MQTT verbunden. (connected)');
        else if (!life.signal.aborted) say('MQTT getrennt, weiter über HTTP. (disconnected, going on over HTTP)');
        bell.ring();
      },
      say,
    });
  let doorbell = identity.mqtt && hangDoorbell(identity.mqtt);
  const telling = startStateReports({
    env,
    server,
    pace,
    doorbell: () => doorbell,
    onMqtt: async (account) => {
      if (doorbell !== null || life.signal.aborted) return;
      // A login that cannot be stored is used until the next start and requested again then.
      await keepMqtt(account).catch((error: unknown) =>
        say(`Der Zugang zu MQTT ist nicht gespeichert: ${String(error)}. (MQTT account not written.)`),
      );
      doorbell = hangDoorbell(account);
    },
    state,
    uptimeMs: () => Math.round(clock.nowMs() - startedAtMs),
    setContact: (seen) => {
      contact = seen;
    },
  });
  const { changed } = telling;
  const confirms = startConfirmQueue({ env, server, journal, pace, onChange: changed });

  for (const entry of journal.open()) {
    const result = resultAfterBoot(entry);
    if (entry.result === null) await journal.writeDone(entry, result).catch(sayJournal);
    confirms.add(entry, result, false);
  }
  const compacting = startRepeater(clock, compactEveryMs, async () => {
    await journal.compact().catch(sayJournal);
    return compactEveryMs;
  });

  const looping = runClaimLoop({
    env,
    server,
    pace,
    bootId,
    bell,
    isDoorbellUp: () => doorbell?.isUp() === true,
    life: life.signal,
    msUntilPulse: () => msUntilPulse(pulses, clock.nowMs(), limits),
    onGrant: async (grant, claim) => {
      const result = await executeGrant(grant, claim, { env, journal, limits, pulses, onChange: changed });
      if (result !== null) confirms.add(grant, result, true);
    },
    onTurn: () => {
      lastTurnMs = clock.nowMs();
    },
  });

  return {
    bootId,
    state,
    isDoorbellUp: () => doorbell?.isUp() === true,
    isHealthy: () => clock.nowMs() - lastTurnMs < stuckMs,
    stop: async () => {
      life.abort();
      bell.ring();
      await looping;
      await Promise.all([confirms.close(), telling.close(), compacting.close()]);
      await doorbell?.close();
      await journal.close();
      env.transport.close();
    },
  };
}
