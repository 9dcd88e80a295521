import { randomBytes } from 'node:crypto';
import { Socket } from 'node:net';
import { connect, type MqttClient } from 'mqtt';
import type { Database } from '#app/db/client.server.ts';
import { DEVICE_ACCOUNT_TOPIC, WAKE_TOPIC } from '#app/domains/access/public.server.ts';
import type { ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { keepHouseLock } from '#app/platform/house-lock.server.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';
import type { LiveEvent } from '#app/platform/live/listener.server.ts';
import { log } from '#app/platform/log.server.ts';
import { ALL_STATES_TOPIC, deviceOfStateTopic, KEEPALIVE_S, type WakeMessage, wakeTopic } from '#device/protocol.ts';
import { createAccountKeeper } from './account-keeper.server.ts';
import { createDynamicSecurity, RESPONSE_TOPIC } from './dynamic-security.server.ts';
import { BRIDGE_LOCK } from './locks.ts';
import { createStateFeed } from './state-feed.server.ts';

export interface BridgeOptions {
  readonly db: () => Database;
  readonly broker: ExternalBroker;
}

const reconcileEveryMs = 5_000;
const reconnectMs = (): number => 1_000 + Math.random() * 4_000;

/**
 * Connects the server to an external broker (MQTT_URL): publishes wakes, receives states, keeps accounts. One per installation.
 */
export function startBridge(options: BridgeOptions): { stop: () => Promise<void> } {
  let stopBridge: (() => Promise<void>) | null = null;
  const lock = keepHouseLock({
    name: BRIDGE_LOCK,
    onTaken: () => (stopBridge = bridge(options)),
    onLost: () => {
      void stopBridge?.();
      stopBridge = null;
    },
  });
  return {
    stop: async () => {
      await stopBridge?.();
      await lock.stop();
    },
  };
}

function bridge({ db, broker }: BridgeOptions): () => Promise<void> {
  const states = createStateFeed(db);
  const client = connect(broker.url, {
    username: broker.username,
    password: broker.password,
    clientId: `${broker.username}-${randomBytes(6).toString('hex')}`,
    protocolVersion: 4,
    clean: true,
    // A late wake is worse than none: nothing is queued for a connection.
    queueQoSZero: false,
    resubscribe: false,
    keepalive: KEEPALIVE_S,
    connectTimeout: 5_000,
    reconnectPeriod: reconnectMs(),
  });
  const security = createDynamicSecurity((topic, payload) => client.publish(topic, payload, { qos: 0 }));
  const accounts = createAccountKeeper({ db, broker, security, isConnected: () => client.connected });

  let hasFailed = false;
  client.on('connect', () => {
    hasFailed = false;
    withoutDelay(client);
    log().info({ broker: broker.url }, 'the bridge is connected to the broker');
    client.subscribe({ [ALL_STATES_TOPIC]: { qos: 1 }, [RESPONSE_TOPIC]: { qos: 0 } }, (error) => {
      if (error) log().warn({ err: error }, 'the broker refuses the subscription of the bridge');
      accounts.reconcile(true);
    });
  });
  client.on('close', () => {
    security.cut();
    accounts.forget();
    client.options.reconnectPeriod = reconnectMs();
  });
  client.on('error', (error) => {
    if (!hasFailed) log().warn({ err: error, broker: broker.url }, 'the bridge waits for the broker');
    hasFailed = true;
  });
  client.on('message', (topic, payload, packet) => {
    if (topic === RESPONSE_TOPIC) return security.take(payload);
    const deviceId = deviceOfStateTopic(topic);
    if (deviceId !== null) states.take(deviceId, payload, packet.retain);
  });

  const unsubscribe = subscribe((event) => handleEvent(event, client, () => accounts.reconcile()));
  const reconciling = setInterval(() => accounts.reconcile(), reconcileEveryMs);
  return async () => {
    unsubscribe();
    clearInterval(reconciling);
    await client.endAsync(true);
  };
}

function handleEvent(event: LiveEvent, client: MqttClient, reconcile: () => void): void {
  if (event.kind === 'resync') return reconcile();
  if (event.to !== 'server') return;
  if (event.topic === DEVICE_ACCOUNT_TOPIC.name) return reconcile();
  if (event.topic !== WAKE_TOPIC.name || event.about === undefined || !isReady(client)) return;
  const message: WakeMessage = { v: 1, jobId: event.about };
  client.publish(wakeTopic(event.root), JSON.stringify(message), { qos: 0, retain: false });
}

/** What waits on a full connection would arrive late (WAKE_MAX_AGE_MS). */
const isReady = (client: MqttClient): boolean => client.connected && client.stream.writableLength === 0;

/** Nagle's delay would hold a wake back until the broker has acknowledged the packet before. */
function withoutDelay({ stream }: MqttClient): void {
  if (stream instanceof Socket) stream.setNoDelay(true);
}
