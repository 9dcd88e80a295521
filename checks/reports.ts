/** Counts tests from the runners' own JSON reports; a skipped test did not pass and counts as failed. */

export interface Count {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests?: number;
  numTodoTests?: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

/** vitest --reporter=json. A file that fails before its first test is one failure. */
export function countVitest(report: VitestReport): Count {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + skipped + brokenFiles };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** playwright --reporter=json. A test that passes only at the second try did not pass. */
export function countPlaywright({ stats, errors }: PlaywrightReport): Count {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length };
}

/** A runner that crashes, exits with an error but without a failed test, or runs no test counts as one failure. */
export function judge(count: Count | null, exitCode: number): Count {
  if (!count) return { passed: 0, failed: 1 };
  if (count.passed + count.failed === 0) return { passed: 0, failed: 1 };
  if (exitCode !== 0 && count.failed === 0) return { passed: count.passed, failed: 1 };
  return count;
}

export function sum(counts: Count[]): Count {
  return counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
}
