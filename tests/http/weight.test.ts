import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { routeTable } from '#app/routes.ts';
import { type BuildManifest, type FirstLoad, firstLoadOf, tooHeavy } from '#checks/house/weight.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { ensureBuild } from '#tests/setup/server.ts';

const kB = 1000;
/** First-load scripts after gzip (ux.md): no route past 180 kB. Lower it when a route gets lighter. */
const budgets: Readonly<Record<string, number>> = {
  // The goal for the plans is 100 kB; React with its router alone is 87 of them, the catalogue 16: the administration of doors
  // is a third of that and belongs to its own screens only.
  'routes/booking/week': 127 * kB,
  'routes/booking/day': 127 * kB,
};
const budgetOf = (route: string): number => budgets[route] ?? 130 * kB;

const client = 'build/client';
let loads: FirstLoad[];

beforeAll(async () => {
  await ensureBuild(requireCluster());
  const assets = readdirSync(join(client, 'assets'));
  const named = (pattern: RegExp): string => assets.find((name) => pattern.test(name)) ?? '';
  const script = readFileSync(join(client, 'assets', named(/^manifest-\w+[.]js$/)), 'utf8');
  const manifest = JSON.parse(script.replace(/^window[.]__remixManifest=/, '').replace(/;\s*$/, '')) as BuildManifest;
  const catalogue = `/assets/${named(/^all[.]de-[\w-]+[.]js$/)}`;
  const sizeOf = (file: string) => gzipSync(readFileSync(join(client, file)), { level: 9 }).byteLength;
  const screens = routeTable.filter(({ file }) => file.endsWith('.tsx'));
  loads = screens.map(({ file }) => firstLoadOf(manifest, file.replace(/[.]tsx$/, ''), catalogue, sizeOf));
});

test('no route loads more scripts than its budget', () => {
  const table = loads.map(
    ({ route, bytes }) => `${(bytes / kB).toFixed(1).padStart(6)} kB of ${budgetOf(route) / kB}  ${route}`,
  );
  process.stdout.write(`${table.join('\n')}\n`);
  expect(loads.length).toBeGreaterThan(10);
  expect(tooHeavy(loads, budgetOf)).toEqual([]);
});
