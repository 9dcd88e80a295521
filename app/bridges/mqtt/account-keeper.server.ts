import type { Database } from '#app/db/client.server.ts';
import { derivedMqttPassword, listBrokerAccounts } from '#app/domains/access/public.server.ts';
import type { ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { log } from '#app/platform/log.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { type DynamicSecurity, NoDynamicSecurityError, type DesiredAccount } from './dynamic-security.server.ts';

export interface AccountKeeper {
  /**
   * Brings the broker's accounts in line with the database: all of them after a new connection, otherwise what changed since.
   */
  reconcile(isNewConnection?: boolean): void;
  /** The connection is lost: the accounts are read again after the next one. */
  forget(): void;
}

interface AccountKeeperOptions {
  readonly db: () => Database;
  readonly broker: ExternalBroker;
  readonly security: DynamicSecurity;
  readonly isConnected: () => boolean;
}

/** Keeps the accounts of devices in a broker with the plugin dynamic-security, one pass at a time. */
export function createAccountKeeper({ db, broker, security, isConnected }: AccountKeeperOptions): AccountKeeper {
  const complained = new Set<string>();
  /** Mark by device; null before the broker answered. */
  let known: Map<string, string> | null = null;
  let isWithout = false;
  let isRunning = false;
  let isRepeatRequested = false;

  const complain = (about: string, fields: object, message: string): void => {
    if (!complained.has(about)) log().warn(fields, message);
    complained.add(about);
  };

  async function listDesired(): Promise<Map<string, DesiredAccount>> {
    const desired = new Map<string, DesiredAccount>();
    for (const { deviceId, generation, passwordHash, isActive } of await listBrokerAccounts(db())) {
      const password = derivedMqttPassword(broker, { deviceId, generation });
      if (!isActive || deviceId === broker.username) continue;
      if (hashSecret(password) !== passwordHash)
        complain(
          `${deviceId} ${generation}`,
          { deviceId },
          'a device was enrolled at another broker, or before the password in MQTT_URL was changed: it waits over HTTP until it is enrolled again',
        );
      else desired.set(deviceId, { deviceId, password, mark: `${generation} ${passwordHash.slice(0, 16)}` });
    }
    return desired;
  }

  async function pass(): Promise<void> {
    if (known === null) {
      await security.prepare(broker.username);
      known = await security.list();
    }
    const desired = await listDesired();
    for (const deviceId of [...known.keys()].filter((name) => !desired.has(name))) {
      await security.remove(deviceId);
      known.delete(deviceId);
      log().info({ deviceId }, 'the account of a device was removed from the broker');
    }
    for (const account of desired.values()) {
      if (known.get(account.deviceId) === account.mark) continue;
      await security.create(account);
      known.set(account.deviceId, account.mark);
      log().info({ deviceId: account.deviceId }, 'a device has an account at the broker');
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    do {
      isRepeatRequested = false;
      try {
        await pass();
        complained.delete('failed');
      } catch (error) {
        known = null;
        // A connection that was cut in between reconnects and starts again.
        if (!isConnected()) break;
        if (error instanceof NoDynamicSecurityError) {
          isWithout = true;
          complain(
            'without',
            {},
            'Der Broker kennt „dynamic-security“ nicht; die Zugänge der Türen müssen dort von Hand gepflegt werden. (The broker has no dynamic-security, or its account may not use it: keep the accounts of the devices there by hand.)',
          );
        } else complain('failed', { err: error }, 'the accounts at the broker could not be kept');
      }
    } while (isRepeatRequested && isConnected());
    isRunning = false;
  }

  return {
    reconcile: (isNewConnection = false) => {
      if (isNewConnection) {
        known = null;
        isWithout = false;
      }
      if (isWithout || !isConnected()) return;
      isRepeatRequested = true;
      if (!isRunning) void run();
    },
    forget: () => (known = null),
  };
}
