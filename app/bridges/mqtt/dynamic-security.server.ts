import { setTimeout as sleep } from 'node:timers/promises';
import { stateTopic, wakeTopic } from '#device/protocol.ts';

/*
 * Mosquitto's plugin dynamic-security manages accounts and rights by messages on topics of its own. Version 2.0 has no patterns
 * with the client's name, so every device has a role of its own.
 */
const REQUEST_TOPIC = '$CONTROL/dynamic-security/v1';
export const RESPONSE_TOPIC = `${REQUEST_TOPIC}/response`;
const answerWithinMs = 3_000;
/** Marks the accounts of this product; others are never changed. */
const ours = 'platzwart';
const bridgeRole = 'platzwart-bridge';
export const roleOf = (deviceId: string): string => `platzwart-door-${deviceId}`;

export interface DesiredAccount {
  readonly deviceId: string;
  readonly password: string;
  /** Changes with the password. */
  readonly mark: string;
}

interface Answer {
  readonly command?: string;
  readonly correlationData?: string;
  readonly error?: string;
  readonly data?: Record<string, unknown>;
}

interface Acl {
  readonly acltype: string;
  readonly topic: string;
  readonly allow: boolean;
}

const allow = (acltype: string, topic: string): Acl & { priority: number } => ({
  acltype,
  topic,
  priority: 0,
  allow: true,
});
const rightsOf = (deviceId: string) => [
  allow('publishClientSend', stateTopic(deviceId)),
  allow('publishClientReceive', wakeTopic(deviceId)),
  allow('subscribeLiteral', wakeTopic(deviceId)),
  allow('unsubscribeLiteral', wakeTopic(deviceId)),
];
const bridgeRights = [
  allow('publishClientSend', wakeTopic('+')),
  allow('publishClientReceive', stateTopic('+')),
  allow('subscribePattern', stateTopic('+')),
];

/** No answer: another kind of broker, or an account without the right to ask. */
export class NoDynamicSecurityError extends Error {}

export interface DynamicSecurity {
  /** Handles a payload of RESPONSE_TOPIC. */
  take(payload: Uint8Array): void;
  /** The connection is lost. Requests over it get no answer, which says nothing about the plugin. */
  cut(): void;
  /** Denies all but what roles allow, and grants the rights of the bridge. The bridge's connection may be cut by it once. */
  prepare(username: string): Promise<void>;
  /** Mark by device, of our complete accounts. */
  list(): Promise<Map<string, string>>;
  create(account: DesiredAccount): Promise<void>;
  remove(deviceId: string): Promise<void>;
}

export function createDynamicSecurity(publish: (topic: string, payload: string) => void): DynamicSecurity {
  const waiting = new Map<string, (answer: Answer | 'cut') => void>();
  let count = 0;

  async function send(command: Record<string, unknown>): Promise<Answer> {
    const correlationData = String((count += 1));
    const answered = new Promise<Answer | 'cut'>((resolve) => waiting.set(correlationData, resolve));
    publish(REQUEST_TOPIC, JSON.stringify({ commands: [{ ...command, correlationData }] }));
    const answer = await Promise.race([answered, sleep(answerWithinMs, null, { ref: false })]);
    waiting.delete(correlationData);
    if (answer === 'cut') throw new Error('the connection to the broker was cut');
    if (answer === null) throw new NoDynamicSecurityError('no answer on ' + RESPONSE_TOPIC);
    return answer;
  }

  async function carryOut(command: Record<string, unknown>): Promise<Record<string, unknown>> {
    const { error, data = {} } = await send(command);
    if (error !== undefined) throw new Error(`the broker refuses ${String(command['command'])}: ${error}`);
    return data;
  }

  const listRoles = async (): Promise<Map<string, readonly Acl[]>> => {
    const { roles } = await carryOut({ command: 'listRoles', verbose: true });
    return new Map(rowsOf(roles).map((role) => [String(role['rolename']), rowsOf(role['acls']) as unknown as Acl[]]));
  };

  const remove = async (deviceId: string): Promise<void> => {
    // An absent client or role is no failure: both are gone afterwards.
    await send({ command: 'deleteClient', username: deviceId });
    await send({ command: 'deleteRole', rolename: roleOf(deviceId) });
  };

  return {
    take: (payload) => {
      for (const answer of readAnswers(payload)) waiting.get(answer.correlationData ?? '')?.(answer);
    },
    cut: () => {
      for (const end of waiting.values()) end('cut');
    },
    prepare: async (username) => {
      const { acls } = await carryOut({ command: 'getDefaultACLAccess' });
      const open = rowsOf(acls).filter((acl) => acl['acltype'] !== 'unsubscribe' && acl['allow'] === true);
      if (open.length > 0)
        await carryOut({
          command: 'setDefaultACLAccess',
          acls: open.map(({ acltype }) => ({ acltype, allow: false })),
        });
      if (!isSame((await listRoles()).get(bridgeRole), bridgeRights)) {
        await send({ command: 'deleteRole', rolename: bridgeRole });
        await carryOut({ command: 'createRole', rolename: bridgeRole, acls: bridgeRights });
      }
      const { client } = await carryOut({ command: 'getClient', username });
      const roles = rowsOf((client as Record<string, unknown> | undefined)?.['roles']);
      if (!roles.some(({ rolename }) => rolename === bridgeRole))
        await carryOut({ command: 'addClientRole', username, rolename: bridgeRole });
    },
    list: async () => {
      const [{ clients }, roles] = await Promise.all([
        carryOut({ command: 'listClients', verbose: true }),
        listRoles(),
      ]);
      const own = rowsOf(clients).filter(({ textname }) => textname === ours);
      return new Map(
        own.map(({ username, clientid, textdescription, disabled, roles: had }) => {
          const deviceId = String(username);
          const names = rowsOf(had).map(({ rolename }) => rolename);
          const isWhole =
            clientid === deviceId &&
            disabled !== true &&
            names.length === 1 &&
            names[0] === roleOf(deviceId) &&
            isSame(roles.get(roleOf(deviceId)), rightsOf(deviceId));
          return [deviceId, isWhole ? String(textdescription) : ''];
        }),
      );
    },
    create: async ({ deviceId, password, mark }) => {
      const role = roleOf(deviceId);
      await remove(deviceId);
      await carryOut({ command: 'createRole', rolename: role, acls: rightsOf(deviceId) });
      await carryOut({
        command: 'createClient',
        username: deviceId,
        clientid: deviceId,
        password,
        textname: ours,
        textdescription: mark,
        roles: [{ rolename: role, priority: 0 }],
      });
    },
    remove,
  };
}

function readAnswers(payload: Uint8Array): Answer[] {
  try {
    const { responses } = JSON.parse(Buffer.from(payload).toString()) as { responses?: unknown };
    return rowsOf(responses);
  } catch {
    return [];
  }
}

const rowsOf = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((row): row is Record<string, unknown> => typeof row === 'object' && row !== null)
    : [];

function isSame(had: readonly Acl[] | undefined, desired: readonly Acl[]): boolean {
  const keysOf = (acls: readonly Acl[]) => acls.map((acl) => `${acl.acltype} ${acl.topic} ${acl.allow}`).toSorted();
  return had !== undefined && keysOf(had).join('\n') === keysOf(desired).join('\n');
}
