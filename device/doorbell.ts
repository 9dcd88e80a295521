import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import type { Clock } from './clock.ts';
import { KEEPALIVE_S, stateTopic, wakeTopic, type EnrollAnswer, type StateMessage } from './protocol.ts';
import { readWake } from './rules.ts';

export interface DoorbellOptions {
  readonly mqtt: NonNullable<EnrollAnswer['mqtt']>;
  readonly deviceId: string;
  /** 4 is MQTT 3.1.1, which every broker supports. */
  readonly version: 4 | 5;
  readonly clock: Clock;
  readonly random: () => number;
  readonly state: () => Omit<StateMessage, 'online'>;
  readonly onWake: () => void;
  /** The doorbell is up once the broker granted the subscription to the wake topic. */
  readonly onChange: (isUp: boolean) => void;
  readonly say: (line: string) => void;
}

/** The MQTT side: it rings and publishes the state, and cannot open anything. */
export interface Doorbell {
  readonly isUp: () => boolean;
  /** Publishes the state now. Nothing is queued while the broker is away, because connecting publishes it anyway. */
  readonly publishState: () => void;
  /** Disconnects cleanly, so that the broker does not send the last will. */
  readonly close: () => Promise<void>;
  /** Drops the connection as a power cut does. */
  readonly cut: () => void;
}

const restMs = 3_000;
/** The pause after a refused login, so that the broker does not count it as an attack. */
const refusedRestMs = 30_000;
const goodbyeMs = 1_000;

export function openDoorbell(options: DoorbellOptions): Doorbell {
  const { deviceId, clock, random, state, onWake, onChange, say } = options;
  const life = new AbortController();
  let client: MqttClient | null = null;
  let isUp = false;

  const message = (online: boolean): string => JSON.stringify({ online, ...state() } satisfies StateMessage);
  const publish = (online: boolean, told: () => void = () => undefined): void => {
    client?.publish(stateTopic(deviceId), message(online), { qos: 1, retain: true }, told);
  };
  const change = (to: boolean): void => {
    if (isUp === to) return;
    isUp = to;
    onChange(to);
  };

  /** One connection from start to end; resolves with whether the broker refused it. A new client starts without old packets. */
  function connectOnce(): Promise<{ refused: boolean }> {
    return new Promise((resolve) => {
      let refused = false;
      const connection = connect(options.mqtt.url, clientOptions(options, message(false)));
      client = connection;
      connection.on('connect', () => {
        sendAtOnce(connection);
        connection.subscribe(wakeTopic(deviceId), { qos: 0 }, (error, granted) => {
          refused = error !== null || granted?.[0]?.qos !== 0;
          if (refused) return void connection.end(true);
          publish(true);
          change(true);
        });
      });
      connection.on('message', (topic, payload, packet) => {
        if (topic === wakeTopic(deviceId) && readWake(payload.toString('utf8'), packet.retain) !== null) onWake();
      });
      connection.on('error', (error) => {
        refused ||= 'code' in error && typeof error.code === 'number' && error.code > 0;
        say(`MQTT: ${error.message}`);
      });
      connection.once('close', () => {
        change(false);
        connection.end(true);
        resolve({ refused });
      });
    });
  }

  async function stayConnected(): Promise<void> {
    while (!life.signal.aborted) {
      const { refused } = await connectOnce();
      await clock.sleep((refused ? refusedRestMs : restMs) * (0.5 + random()), life.signal);
    }
  }

  const running = stayConnected();
  return {
    isUp: () => isUp,
    publishState: () => {
      if (isUp) publish(true);
    },
    close: async () => {
      life.abort();
      const told = new Promise<void>((resolve) => (isUp ? publish(false, resolve) : resolve()));
      await Promise.race([told, clock.sleep(goodbyeMs)]);
      client?.end(!isUp);
      await Promise.race([running, clock.sleep(goodbyeMs)]);
      client?.end(true);
    },
    cut: () => {
      life.abort();
      client?.stream.destroy();
    },
  };
}

function clientOptions({ mqtt, deviceId, version }: DoorbellOptions, lastWill: string): IClientOptions {
  return {
    username: mqtt.username,
    password: mqtt.password,
    clientId: deviceId,
    protocolVersion: version,
    clean: true,
    keepalive: KEEPALIVE_S,
    // No packet is queued in the client: a late wake or state is worse than none.
    queueQoSZero: false,
    resubscribe: false,
    reconnectPeriod: 0,
    connectTimeout: 10_000,
    timerVariant: 'native',
    will: { topic: stateTopic(deviceId), payload: Buffer.from(lastWill), qos: 1, retain: true },
  };
}

/** Without it, small packets wait for the answer to the one before: 88 ms instead of 0.1 ms. */
function sendAtOnce({ stream }: MqttClient): void {
  const socket: { setNoDelay?: (on: boolean) => unknown } = stream as object;
  socket.setNoDelay?.(true);
}
