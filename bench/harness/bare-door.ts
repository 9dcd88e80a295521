import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request as startRequest } from 'node:http';
import { createInterface } from 'node:readline';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectAsync, type MqttClient } from 'mqtt';
import type { Limit } from './report.ts';
import { summarise } from './statistics.ts';

/** One ring through a bare broker and two bare HTTP round trips, one after the other, at the pace of the bench. */
export async function measureBareDoor({
  count,
  everyMs,
}: {
  count: number;
  everyMs: number;
}): Promise<Limit & { parts: object }> {
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
    const samples = { broker: [] as number[], http: [] as number[], all: [] as number[] };
    for (let at = 0; at < count + 20; at += 1) {
      const start = performance.now();
      const rung = new Promise((resolve) => device.once('message', resolve));
      house.publish('bare/wake', '{"v":1,"jobId":"0"}', { qos: 0 });
      await rung;
      const rang = performance.now();
      await roundTrip(agent, ports.http);
      const first = performance.now();
      await roundTrip(agent, ports.http);
      const end = performance.now();
      if (at >= 20) {
        samples.broker.push(rang - start);
        samples.http.push(first - rang, end - first);
        samples.all.push(end - start);
      }
      await sleep(Math.max(0, everyMs - (end - start)));
    }
    const all = summarise(
      samples.all,
      samples.all.reduce((sum, one) => sum + one, 0),
    );
    return {
      what: 'one ring through a bare broker (TCP_NODELAY) and two bare HTTP round trips, at the same pace',
      medianMs: all.medianMs,
      ratePerS: all.ratePerS,
      parts: { brokerMs: summarise(samples.broker, 1).medianMs, httpMs: summarise(samples.http, 1).medianMs },
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
