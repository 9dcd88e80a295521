import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, judge, sum } from '#checks/reports.ts';

describe('vitest', () => {
  const base = {
    numPassedTests: 3,
    numFailedTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  };
  test('counts passed tests', () => expect(countVitest(base)).toEqual({ passed: 3, failed: 0 }));
  test('counts skipped and planned tests as failed', () => {
    expect(countVitest({ ...base, numPendingTests: 2, numTodoTests: 1 })).toEqual({ passed: 3, failed: 3 });
  });
  test('counts a file that fails before its tests once, and a failed test once', () => {
    const broken = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(countVitest({ ...base, numFailedTests: 1, testResults: [broken, failing] })).toEqual({
      passed: 3,
      failed: 2,
    });
  });
});

test('counts flaky and skipped tests and global errors of playwright as failed', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 };
  expect(countPlaywright({ stats, errors: ['x'] })).toEqual({ passed: 4, failed: 4 });
});

test.each([
  ['no report', null, 0, { passed: 0, failed: 1 }],
  ['no tests', { passed: 0, failed: 0 }, 0, { passed: 0, failed: 1 }],
  ['a bad end without a failed test', { passed: 2, failed: 0 }, 1, { passed: 2, failed: 1 }],
  ['all well', { passed: 2, failed: 0 }, 0, { passed: 2, failed: 0 }],
  ['failed tests', { passed: 2, failed: 1 }, 1, { passed: 2, failed: 1 }],
])('%s', (_, count, exitCode, expected) => expect(judge(count, exitCode)).toEqual(expected));

test('adds the suites up', () =>
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
    ]),
  ).toEqual({ passed: 3, failed: 3 }));
