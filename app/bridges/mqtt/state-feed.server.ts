import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '#app/db/client.server.ts';
import { readStateMessage, recordDeviceState } from '#app/domains/access/public.server.ts';
import { log } from '#app/platform/log.server.ts';
import { MAX_BODY_BYTES, type StateMessage } from '#device/protocol.ts';

export interface StateFeed {
  take(deviceId: string, payload: Uint8Array, isRetained: boolean): void;
}

/** The shortest time between two writes for one device. */
const pauseMs = 200;
const maxReported = 1_000;

/**
 * Records states, one at a time per device. Only the newest waiting state of a device is kept, so the queue stays small while
 * the database is away.
 */
export function createStateFeed(db: () => Database): StateFeed {
  const waiting = new Map<string, { message: StateMessage; isRetained: boolean }>();
  const running = new Set<string>();
  const reported = new Set<string>();
  let hasFailed = false;

  async function record(deviceId: string): Promise<void> {
    for (let next = waiting.get(deviceId); next; next = waiting.get(deviceId)) {
      waiting.delete(deviceId);
      try {
        await recordDeviceState(db(), deviceId, next.message, { via: 'mqtt', isRetained: next.isRetained });
        hasFailed = false;
      } catch (error) {
        if (!hasFailed) log().warn({ err: error, deviceId }, 'the state of a device could not be written down');
        hasFailed = true;
      }
      await sleep(pauseMs, undefined, { ref: false });
    }
    running.delete(deviceId);
  }

  return {
    take: (deviceId, payload, isRetained) => {
      const message = payload.length > MAX_BODY_BYTES ? null : readStateMessage(payload);
      if (message === null) {
        if (!reported.has(deviceId) && reported.size < maxReported)
          log().warn({ deviceId }, 'a device sends a state that nobody understands; said once');
        reported.add(deviceId);
        return;
      }
      // A retained state is older than any live one.
      if (isRetained && waiting.has(deviceId)) return;
      waiting.set(deviceId, { message, isRetained });
      if (running.has(deviceId)) return;
      running.add(deviceId);
      void record(deviceId);
    },
  };
}
