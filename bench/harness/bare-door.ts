import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as startRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Limit } from './report.ts';
import { summarise } from './statistics.ts';

/** Medians in milliseconds; a ring crosses the broker once. */
export interface BareParts {
  readonly ringMs: number;
  readonly brokerMs: number;
  readonly httpMs: number;
}

/**
 * One round trip through a bare broker (to the door and back, as in the broker's table of the design) and two bare HTTP round
 * trips, one after the other, at the pace of the bench.
 */
export async function measureBareDoor({
  count,
  everyMs,
}: {
  count: number;
  everyMs: number;
}): Promise<Limit & { parts: BareParts }> {
  const peer = fork('bench/harness/bare-peer.ts', {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const agent = new Agent({ keepAlive: true });
  const clients: MqttClient[] = [];
  try {
    if (!peer.stdout) throw new Error('the bare peer has no output');
    const [line] = (await once(createInterface(peer.stdout), 'line')) as [string];
    const ports = JSON.parse(line) as { mqtt: number; http: number };
    for (let at = 0; at < 2; at += 1) clients.push(await connectPrompt(ports.mqtt));
    const [house, device] = clients as [MqttClient, MqttClient];
    await device.subscribeAsync('bare/wake', { qos: 0 });
    await house.subscribeAsync('bare/state', { qos: 0 });
    const samples = { ring: [] as number[], broker: [] as number[], http: [] as number[], all: [] as number[] };
    let rangAt = 0;
    device.on('message', () => {
      rangAt = performance.now();
      device.publish('bare/state', '{"online":true}', { qos: 0 });
    });
    const begun = performance.now();
    for (let at = 0; at < count + 20; at += 1) {
      await sleep(Math.max(0, begun + at * everyMs - performance.now()));
      const start = performance.now();
      const answered = new Promise((resolve) => house.once('message', resolve));
      house.publish('bare/wake', '{"v":1,"jobId":"0"}', { qos: 0 });
      await answered;
      const heard = performance.now();
      await roundTrip(agent, ports.http);
      const first = performance.now();
      await roundTrip(agent, ports.http);
      const end = performance.now();
      if (at >= 20) {
        samples.ring.push(rangAt - start);
        samples.broker.push(heard - start);
        samples.http.push(first - heard, end - first);
        samples.all.push(end - start);
      }
    }
    const all = summarise(
      samples.all,
      samples.all.reduce((sum, one) => sum + one, 0),
    );
    return {
      what: 'one round trip through a bare broker (TCP_NODELAY; to the door and back) and two bare HTTP round trips, at the same pace',
      medianMs: all.medianMs,
      ratePerS: all.ratePerS,
      parts: {
        ringMs: summarise(samples.ring, 1).medianMs,
        brokerMs: summarise(samples.broker, 1).medianMs,
        httpMs: summarise(samples.http, 1).medianMs,
      },
    };
  } finally {
    await Promise.all(clients.map((client) => client.endAsync(true)));
    agent.destroy();
    peer.disconnect();
    await once(peer, 'exit');
  }
}

async function connectPrompt(port: number): Promise<MqttClient> {
  const client = await connectAsync(`mqtt://127.0.0.1:${port}`);
  (client.stream as unknown as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
  return client;
}

function roundTrip(agent: Agent, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': '2' };
    const request = startRequest({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', resolve);
    });
    request.on('error', reject);
    request.end('{}');
  });
}
