import { randomUUID } from 'node:crypto';
import { createServer, isIP, type Server, type Socket } from 'node:net';
import { Aedes, type AuthenticateError, type Client } from 'aedes';
import type { Database } from '#app/db/client.server.ts';
import {
  DEVICE_ACCOUNT_TOPIC,
  WAKE_TOPIC,
  findBrokerAccount,
  listBrokerAccounts,
  recordDeviceBlock,
} from '#app/domains/access/public.server.ts';
import { subscribe } from '#app/platform/live/hub.server.ts';
import { log } from '#app/platform/log.server.ts';
import { deviceOfStateTopic, WAKE_MAX_AGE_MS, type WakeMessage, wakeTopic } from '#device/protocol.ts';
import { BROKER_LIMITS, isPassword, isWellFormed, mayPublish, maySubscribe, RETURN_CODES } from './broker-rules.ts';
import { createLoginLimits } from './login-limits.ts';
import { createWaitingRoom } from './waiting-room.ts';
import { createStateFeed } from './state-feed.server.ts';

export interface Broker {
  /** Throws the error of the system, for example EADDRINUSE. */
  listen(port: number, host: string): Promise<void>;
  readonly stop: () => Promise<void>;
}

const checkEveryMs = 5_000;

type LoginAnswer = (error: AuthenticateError | null, isIn: boolean) => void;

interface Login {
  readonly generation: number;
  readonly passwordHash: string;
}

/** The embedded broker: it authenticates devices by the database, receives their states and wakes them (D15, decision 019). */
export async function createBroker(db: () => Database): Promise<Broker> {
  const limits = createLoginLimits();
  const states = createStateFeed(db);
  const logins = new WeakMap<Client, Login>();
  /** Clients whose CONNECT has the shape of a device's. Others are refused without a database query. */
  const wellFormed = new WeakSet<Client>();
  /** When the wake that is being published was received. */
  const wakes = new Map<string, number>();
  /** Password hashes as of the last check. */
  let hashes = new Map<string, string>();
  const waiting = createWaitingRoom(BROKER_LIMITS.waitingPerAddress);
  let isStopping = false;

  const broker = await Aedes.createBroker({
    connectTimeout: BROKER_LIMITS.connectWithinMs,
    keepaliveLimit: BROKER_LIMITS.keepaliveS,
    maxClientsIdLength: 40,
    maxTopicLevels: 8,
    queueLimit: 8,
    drainTimeout: 5_000,
    preConnect: (client, packet, callback) => {
      waiting.leave(socketOf(client));
      // Nothing is queued for offline clients.
      packet.clean = true;
      const { clientId, username, password, will } = packet;
      if (isWellFormed({ clientId, username, password, will })) wellFormed.add(client);
      callback(null, true);
    },
    authenticate: (client, _username, password, done) => void answerLogin(client, password ?? Buffer.alloc(0), done),
    authorizePublish: (client, packet, callback) => {
      if (client === null || !mayPublish(client.id, packet)) return callback(new Error('not yours to say'));
      // States go to the state feed. No client may read them here.
      packet.retain = false;
      callback();
    },
    authorizeSubscribe: (client, subscription, callback) =>
      callback(null, maySubscribe(client.id, subscription.topic) ? subscription : null),
    authorizeForward: (client, packet) => {
      const since = wakes.get(packet.topic);
      const isFresh = since !== undefined && performance.now() - since <= WAKE_MAX_AGE_MS;
      return packet.topic === wakeTopic(client.id) && isFresh ? packet : null;
    },
  });

  /** The clients of aedes by id; its types lack this map. */
  const connected = (broker as unknown as { clients: Readonly<Record<string, Client>> }).clients;

  async function answerLogin(client: Client, password: Uint8Array, done: LoginAnswer): Promise<void> {
    let code: number | null = RETURN_CODES.busy;
    try {
      code = await decideLogin(client, password);
    } catch (error) {
      log().warn({ err: error }, 'the broker could not ask for a device');
    }
    done(code === null ? null : refusal(code), code === null);
  }

  /** Null accepts the client. */
  async function decideLogin(client: Client, password: Uint8Array): Promise<number | null> {
    if (!wellFormed.has(client)) return RETURN_CODES.refused;
    const address = addressOf(client);
    const isBlocked = limits.isBlocked(address, client.id);
    // Wrong passwords of a blocked address cost no query.
    if (isBlocked && !isPassword(password, hashes.get(client.id) ?? '')) return RETURN_CODES.forbidden;
    const account = await findBrokerAccount(db(), client.id);
    if (!account || !isPassword(password, account.passwordHash)) {
      if (limits.fail(address, client.id)) recordBlock(address, client.id);
      return RETURN_CODES.refused;
    }
    // A device that waits for its confirmation tries again and is no attacker.
    if (!account.isActive) return RETURN_CODES.forbidden;
    logins.set(client, account);
    return null;
  }

  function recordBlock(ip: string, deviceId: string): void {
    const ctx = { db: db(), correlationId: randomUUID(), origin: { ip: isIP(ip) ? ip : null, userAgent: null } };
    recordDeviceBlock(ctx, { deviceId, via: 'mqtt' }).catch((error: unknown) =>
      log().error({ err: error, deviceId }, 'a block of the broker could not be recorded'),
    );
  }

  broker.on('publish', (packet, client) => {
    // Last wills that our own shutdown causes say nothing about the devices.
    if (client === null || isStopping) return;
    const deviceId = deviceOfStateTopic(packet.topic);
    if (deviceId !== null) states.take(deviceId, Buffer.from(packet.payload), false);
  });
  (broker as NodeJS.EventEmitter).on('error', (error: unknown) =>
    log().error({ err: error }, 'the broker has a problem'),
  );
  for (const event of ['clientError', 'connectionError'] as const)
    broker.on(event, (client, error) => log().debug({ deviceId: client.id, err: error }, 'a connection ended'));

  function wake(deviceId: string, jobId: string): void {
    const client = connected[deviceId];
    // What waits on a full connection would arrive late.
    if (!client || socketOf(client).writableLength > 0) return;
    const topic = wakeTopic(deviceId);
    const message: WakeMessage = { v: 1, jobId };
    wakes.set(topic, performance.now());
    broker.publish(
      { cmd: 'publish', topic, payload: JSON.stringify(message), qos: 0, retain: false, dup: false },
      () => undefined,
    );
  }

  /** Cuts the clients that may not log in again: disabled, deleted, or with an old password. */
  async function check(only?: string): Promise<void> {
    const accounts = new Map((await listBrokerAccounts(db())).map((account) => [account.deviceId, account]));
    hashes = new Map([...accounts].map(([deviceId, { passwordHash }]) => [deviceId, passwordHash]));
    const clients = Object.entries(connected).filter(([deviceId]) => only === undefined || deviceId === only);
    for (const [deviceId, client] of clients) {
      const [account, login] = [accounts.get(deviceId), logins.get(client)];
      if (account?.isActive && account.passwordHash === login?.passwordHash) continue;
      log().info({ deviceId }, 'a device is cut off');
      client.close();
    }
  }
  let hasFailed = false;
  const checkQuietly = (only?: string): void =>
    void check(only).then(
      () => (hasFailed = false),
      (error: unknown) => {
        if (!hasFailed) log().warn({ err: error }, 'the broker could not look for its devices');
        hasFailed = true;
      },
    );

  const unsubscribe = subscribe((event) => {
    if (event.kind === 'resync') return checkQuietly();
    if (event.to !== 'server') return;
    if (WAKE_TOPIC.is(event) && event.about !== undefined) return wake(event.root, event.about);
    if (!DEVICE_ACCOUNT_TOPIC.is(event)) return;
    limits.forgive(event.root);
    checkQuietly(event.root);
  });
  const checking = setInterval(checkQuietly, checkEveryMs);

  const server = createServer((socket) => {
    if (!waiting.enter(socket)) return socket.destroy();
    // A wake must not wait for the acknowledgement of the packet before.
    socket.setNoDelay(true);
    const client = broker.handle(socket);
    // A packet is delivered only when it is complete, so a large one is cut at its header.
    socket.on('readable', () => {
      if (announcedBytes(client) > BROKER_LIMITS.packetBytes) socket.destroy();
    });
  });
  server.maxConnections = BROKER_LIMITS.connections;

  return {
    listen: (port, host) => listen(server, port, host),
    stop: async () => {
      isStopping = true;
      unsubscribe();
      clearInterval(checking);
      server.close();
      await new Promise<void>((resolve) => broker.close(resolve));
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      server.on('error', (error) => log().error({ err: error }, 'the broker cannot take connections'));
      resolve();
    });
  });
}

const refusal = (code: number): AuthenticateError => Object.assign(new Error('refused'), { returnCode: code });

const socketOf = (client: Client): Socket => client.conn as Socket;
const addressOf = (client: Client): string => socketOf(client).remoteAddress ?? '';

/** The length of the packet that is being read, by its header: aedes has no limit of its own. */
function announcedBytes(client: Client): number {
  const { _parser: parser } = client as unknown as { _parser?: { packet?: { length?: number } } };
  return parser?.packet?.length ?? 0;
}
