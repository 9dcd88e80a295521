import type { Count } from './reports.ts';
import { countPlaywright, countVitest } from './reports.ts';

/** A check that passes or fails as a whole and counts as one. */
export interface Check {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
}

const bin = (name: string) => `node_modules/.bin/${name}`;

/** Two run at a time, so the long ones come first. */
export const checks: readonly Check[] = [
  { name: 'types', argv: [bin('tsc'), '--noEmit'] },
  { name: 'lint', argv: [bin('oxlint'), '--type-aware', '--deny-warnings', '.'] },
  { name: 'lock', argv: [process.execPath, '--import', 'tsx', 'checks/lock.ts'] },
  { name: 'format', argv: [bin('oxfmt'), '--check', '.'] },
  {
    name: 'arrows',
    argv: [
      bin('depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'server',
      'device',
      'tests',
      'bench',
      'checks',
    ],
  },
  { name: 'dead code', argv: [bin('knip'), '--no-progress'] },
];

export const suiteNames = ['checks', 'unit', 'http', 'faults', 'e2e'] as const;
export type SuiteName = (typeof suiteNames)[number];

/** A suite that a runner executes and reports as JSON into `reportFile`. */
export interface Suite {
  readonly name: Exclude<SuiteName, 'checks'>;
  readonly needsBuild: boolean;
  readonly limitMinutes: number;
  argv(reportFile: string): [string, ...string[]];
  env?(reportFile: string): Record<string, string>;
  count(report: unknown): Count;
}

function vitestSuite(name: 'unit' | 'http' | 'faults', needsBuild: boolean, limitMinutes: number): Suite {
  return {
    name,
    needsBuild,
    limitMinutes,
    argv: (file) => [
      bin('vitest'),
      'run',
      `--project=${name}`,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    count: (report) => countVitest(report as Parameters<typeof countVitest>[0]),
  };
}

export const suites: readonly Suite[] = [
  vitestSuite('unit', false, 10),
  vitestSuite('http', true, 10),
  vitestSuite('faults', true, 15),
  {
    name: 'e2e',
    needsBuild: true,
    limitMinutes: 30,
    argv: () => [bin('playwright'), 'test', '--config', 'tests/playwright.config.ts', '--reporter=list,json'],
    env: (file) => ({ PLAYWRIGHT_JSON_OUTPUT_FILE: file }),
    count: (report) => countPlaywright(report as Parameters<typeof countPlaywright>[0]),
  },
];
