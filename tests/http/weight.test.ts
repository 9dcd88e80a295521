import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { type layouts, routeTable } from '#app/routes.ts';
import { type BuildManifest, type FirstLoad, firstLoadOf, tooHeavy } from '#checks/house/weight.ts';
import { requireCluster } from '#tests/setup/cluster-urls.ts';
import { ensureBuild } from '#tests/setup/server.ts';

const kB = 1000;
/** First-load scripts after gzip (ux.md): no route above 180 kB. Lower a budget when its route gets lighter. */
const budgets: Readonly<Record<string, number>> = {
  // The goal for the plans is 100 kB; React and its router alone take 87.
  'routes/booking/week': 129.3 * kB,
  'routes/booking/day': 129.6 * kB,
  // The router's blocker and the texts of started forms are in files that every page loads (decision 026).
  'routes/booking/request': 135.4 * kB,
  'routes/booking/edit': 138.0 * kB,
  // With the forms of past dates.
  'routes/booking/mine': 135.4 * kB,
  'routes/setup/first-run': 134 * kB,
  // With the queue of stamps on the device.
  'routes/staff/clock': 134.6 * kB,
  // With the form of the measure, its roles and the time line.
  'routes/funding/measure': 134.5 * kB,
};
/** The manifest names every route: 25 more of them are 2 kB more on each page. */
const budgetOf = (route: string): number => budgets[route] ?? 132.7 * kB;

/** The texts that load with a layout route. */
const wings: Readonly<Record<(typeof layouts)[number], string | readonly string[]>> = {
  'routes/start/start-texts.tsx': ['start.de', 'usage.de'],
  'routes/account/accounts-texts.tsx': 'accounts.de',
  'routes/account/notices-texts.tsx': 'notices.de',
  'routes/setup/setup-texts.tsx': 'de',
  'routes/booking/bookings-texts.tsx': ['bookings.de', 'requesting.de', 'usage.de'],
  'routes/booking/hall-sheet-texts.tsx': 'hall-sheet.de',
  'routes/booking/usage-texts.tsx': 'usage.de',
  'routes/booking/month-texts.tsx': 'month.de',
  'routes/booking/request-texts.tsx': 'requesting.de',
  'routes/booking/feeds-texts.tsx': 'feeds.de',
  'routes/booking/paper-texts.tsx': 'paper.de',
  'routes/booking/approvals-texts.tsx': 'desk.de',
  'routes/access/doors-texts.tsx': 'member.de',
  'routes/access/admin-texts.tsx': 'admin.de',
  'routes/outbox/mails-texts.tsx': 'mails.de',
  'routes/facilities/facilities-texts.tsx': 'facilities.de',
  'routes/presence/presence-texts.tsx': 'board.de',
  'routes/presence/admin-texts.tsx': 'house-desk.de',
  'routes/staff/my-shifts-texts.tsx': 'my-shifts.de',
  'routes/staff/roster-texts.tsx': 'roster.de',
  'routes/staff/crew-texts.tsx': 'crew.de',
  'routes/staff/clock-texts.tsx': 'clock.de',
  'routes/staff/times-texts.tsx': 'times.de',
  'routes/presence/kiosk-texts.tsx': 'terminal.de',
  'routes/funding/funding-texts.tsx': 'funding.de',
  'routes/funding/divide-texts.tsx': 'divide.de',
  'routes/funding/money-texts.tsx': 'ledger.de',
  'routes/funding/import-texts.tsx': 'import.de',
};
const client = 'build/client';
let loads: FirstLoad[];

beforeAll(async () => {
  await ensureBuild(requireCluster());
  const assets = readdirSync(join(client, 'assets'));
  const named = (pattern: RegExp): string => assets.find((name) => pattern.test(name)) ?? '';
  const script = readFileSync(join(client, 'assets', named(/^manifest-\w+[.]js$/)), 'utf8');
  const manifest = JSON.parse(script.replace(/^window[.]__remixManifest=/, '').replace(/;\s*$/, '')) as BuildManifest;
  const texts = (name: string): string => `/assets/${named(new RegExp(`^${name.replace('.', '[.]')}-[\\w-]+[.]js$`))}`;
  const sizeOf = (file: string) => gzipSync(readFileSync(join(client, file)), { level: 9 }).byteLength;
  const screens = routeTable.filter(({ file }) => file.endsWith('.tsx'));
  loads = screens.map(({ file, layout }) => {
    const catalogues = [texts('page.de'), ...(layout ? [wings[layout]].flat().map(texts) : [])];
    return firstLoadOf(manifest, file.replace(/[.]tsx$/, ''), catalogues, sizeOf);
  });
});

test('loads no more scripts than the budget of the route', () => {
  const table = loads.map(
    ({ route, bytes }) => `${(bytes / kB).toFixed(1).padStart(6)} kB of ${budgetOf(route) / kB}  ${route}`,
  );
  process.stdout.write(`${table.join('\n')}\n`);
  expect(loads.length).toBeGreaterThan(10);
  expect(tooHeavy(loads, budgetOf)).toEqual([]);
});
