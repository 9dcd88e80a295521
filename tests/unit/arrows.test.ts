import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
}

/** A file in a small tree: path, text, the rule that has to report it (null: allowed). */
const planted: readonly [file: string, text: string, rule: string | null][] = [
  [
    'app/routes/booking/raw.tsx',
    "import { db } from '#app/db/client.server.ts'; export const x = db;",
    'layer-screens',
  ],
  [
    'app/domains/people/up.server.ts',
    "import { read } from '#app/domains/booking/public.server.ts'; export const x = read;",
    'room-people-calls',
  ],
  [
    'app/domains/booking/inside.server.ts',
    "import { hidden } from '#app/domains/facilities/queries.server.ts'; export const x = hidden;",
    'layer-room',
  ],
  [
    'app/domains/booking/rules/impure.ts',
    "import { now } from '#app/platform/calendar.ts'; export const x = now;",
    'layer-room-rules',
  ],
  [
    'app/domains/booking/rules/value.ts',
    "import { table } from '#app/db/schema/booking.ts'; export const x = table;",
    'layer-room-rules-types-only',
  ],
  [
    'app/domains/booking/rules/node.ts',
    "import { readFileSync } from 'node:fs'; export const x = readFileSync;",
    'rules-are-pure',
  ],
  [
    'app/domains/booking/ui/server.tsx',
    "import { hidden } from '#app/domains/booking/pages/plan-rows.server.ts'; export const x = hidden;",
    'layer-room-ui-types-only',
  ],
  ['app/ui/knows.tsx', "import { now } from '#app/platform/calendar.ts'; export const x = now;", 'layer-ui'],
  [
    'app/platform/words.server.ts',
    "import { read } from '#app/domains/booking/public.server.ts'; export const x = read;",
    'layer-platform',
  ],
  [
    'app/domains/audit/calls.server.ts',
    "import { read } from '#app/domains/booking/public.server.ts'; export const x = read;",
    'room-audit-calls',
  ],
  [
    'app/domains/booking/demo.server.ts',
    "import { read } from '#app/domains/setup/public.server.ts'; export const x = read;",
    'room-on-top',
  ],
  [
    'app/domains/kitchen/cook.ts',
    "import { now } from '#app/platform/calendar.ts'; export const x = now;",
    'room-in-no-table',
  ],
  ['app/platform/circle-a.ts', "import { b } from './circle-b.ts'; export const a = () => b;", 'no-circular'],
  ['app/platform/circle-b.ts', "import { a } from './circle-a.ts'; export const b = () => a;", null], // a circle is reported once
  [
    'server/database/early.ts',
    "import { now } from '#app/platform/calendar.ts'; export const x = now;",
    'before-the-build',
  ],
  ['app/platform/lost.ts', "import { x } from './nowhere.ts'; export const y = x;", 'not-resolvable'],
  ['app/routes/booking/lucia.ts', "import { Lucia } from 'lucia'; export const x = Lucia;", 'package-lucia'],
  [
    'app/domains/booking/rules/typed.ts',
    "import type { table } from '#app/db/schema/booking.ts'; export type X = typeof table;",
    null,
  ],
  [
    'app/domains/booking/good.server.ts',
    "import { read } from '#app/domains/facilities/public.server.ts'; export const x = read;",
    null,
  ],
  [
    'app/domains/setup/good.server.ts',
    "import { read } from '#app/domains/booking/public.server.ts'; export const x = read;",
    null,
  ],
  [
    'app/routes/booking/good.tsx',
    "import { read } from '#app/domains/booking/public.server.ts'; export const x = read;",
    null,
  ],
  ['app/domains/booking/good.test.ts', "import { make } from '#tests/factories.ts'; export const x = make;", null],
  ['app/db/client.server.ts', 'export const db = 1;', null],
  ['app/db/schema/booking.ts', 'export const table = 1;', null],
  ['app/platform/calendar.ts', 'export const now = 1;', null],
  ['app/domains/booking/public.server.ts', 'export const read = 1;', null],
  ['app/domains/booking/pages/plan-rows.server.ts', 'export const hidden = 1;', null],
  ['app/domains/facilities/public.server.ts', 'export const read = 1;', null],
  ['app/domains/facilities/queries.server.ts', 'export const hidden = 1;', null],
  ['app/domains/setup/public.server.ts', 'export const read = 1;', null],
  ['tests/factories.ts', 'export const make = 1;', null],
];

let house: string;
let violations: Violation[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'platzwart-arrows-'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs']) await cp(name, join(house, name));
  await mkdir(join(house, 'checks'));
  await cp('checks/arrows.cjs', join(house, 'checks/arrows.cjs'));
  await symlink(resolve('node_modules'), join(house, 'node_modules'));
  for (const [file, text] of planted) {
    await mkdir(join(house, dirname(file)), { recursive: true });
    await writeFile(join(house, file), `${text}\n`);
  }
  violations = await cruise(house);
});
afterAll(() => rm(house, { recursive: true, force: true }));

function cruise(folder: string): Promise<Violation[]> {
  const program = resolve('node_modules/.bin/depcruise');
  const argv = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'app', 'server', 'tests'];
  return new Promise((done, fail) => {
    execFile(program, argv, { cwd: folder, maxBuffer: 1e8 }, (_, stdout, stderr) => {
      try {
        done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
      } catch {
        fail(new Error(`dependency-cruiser said: ${stdout}${stderr}`));
      }
    });
  });
}

test.each(planted.filter(([, , rule]) => rule !== null))('reports %s: %s', (file, _, rule) => {
  expect(violations.filter(({ from }) => from === file).map(({ rule: { name } }) => name)).toContain(rule);
});

test.each(planted.filter(([, , rule]) => rule === null))('allows %s', (file) => {
  expect(violations.filter(({ from }) => from === file)).toEqual([]);
});
