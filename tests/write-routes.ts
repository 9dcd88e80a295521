/** Every URL with an action, the JSON API's aside -> the test file that asserts it for every role of permissions.ts (quality 9). Checked by the architecture test. */
export const writeRoutes: Readonly<Record<string, string>> = {
  '/einrichten': 'tests/http/first-run.test.ts',
  '/anmelden': 'tests/http/permissions.test.ts',
  '/abmelden': 'tests/http/permissions.test.ts',
  '/sprache': 'tests/http/permissions.test.ts',
  '/darstellung': 'tests/http/permissions.test.ts',
  '/konto/sitzungen': 'tests/http/permissions.test.ts',
  '/buchungen/neu': 'tests/http/permissions.test.ts',
  '/buchungen/archiv': 'tests/http/permissions.test.ts',
  '/verwaltung/genehmigungen': 'tests/http/permissions.test.ts',
  '/buchungen/:bookingId/absagen': 'tests/http/permissions.test.ts',
  '/buchungen/:bookingId/bearbeiten': 'tests/http/permissions.test.ts',
  '/buchungen/wiederherstellen': 'tests/http/permissions.test.ts',
};
