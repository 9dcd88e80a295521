/** Every URL with an action -> the test file that asserts it for every role of permissions.ts (quality 9). Checked by the architecture test. */
export const writeRoutes: Readonly<Record<string, string>> = {
  '/einrichten': 'tests/http/first-run.test.ts',
};
