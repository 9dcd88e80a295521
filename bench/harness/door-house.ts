import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createSimulatedFleet } from '#device/simulator.ts';
import { freePort } from '#tests/setup/server.ts';
import { type Doors, fillDoors } from './doors.ts';
import { type House, openHouse } from './house.ts';

type FleetOptions = Omit<Parameters<typeof createSimulatedFleet>[0], 'url' | 'identities' | 'stateRoot'>;

export interface DoorHouse {
  readonly house: House;
  readonly doors: Doors;
  readonly fleet: ReturnType<typeof createSimulatedFleet>;
  close(): Promise<void>;
}

/** A server with its embedded broker and a fleet of simulated doors, all connected. */
export async function openDoorHouse(
  counts: { doors: number; members: number },
  fleetOptions: FleetOptions,
): Promise<DoorHouse> {
  const mqttPort = await freePort();
  const house = await openHouse({ MQTT_PORT: String(mqttPort), TRUST_PROXY: '1' });
  const stateRoot = await mkdtemp(join(tmpdir(), 'doors-'));
  const doors = await fillDoors(house.sql, { ...counts, mqttPort });
  const fleet = createSimulatedFleet({ url: house.url, identities: doors.identities, stateRoot, ...fleetOptions });
  const close = async () => {
    await fleet.stop();
    await house.close();
    await rm(stateRoot, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await fleet.start();
    const deadline = performance.now() + 60_000;
    while (!fleet.doors.every((door) => door.agent()?.isDoorbellUp())) {
      if (performance.now() > deadline) throw new Error('not every door hears the broker');
      await sleep(100);
    }
    return { house, doors, fleet, close };
  } catch (error) {
    await close();
    throw error;
  }
}
