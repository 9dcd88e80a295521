import { describe, expect, test } from 'vitest';
import { withoutComments, type Source } from '#checks/house/source.ts';
import {
  drizzleInScreens,
  filesTooLong,
  parentImports,
  screensOutOfOrder,
  vagueNames,
  wallTimeOutsideCalendar,
} from '#checks/house/style.ts';

const file = (path: string, text = ''): Source[] => [{ path, text }];

test('removes comments and keeps strings with slashes', () => {
  expect(withoutComments("const a = 'http://x'; // new Date()\n/* new Date() */b")).toBe("const a = 'http://x'; \nb");
});

describe('length', () => {
  const lines = (count: number) => 'x\n'.repeat(count);
  test.each([
    ['app/routes/booking/week.tsx', 250, 0],
    ['app/routes/booking/week.tsx', 251, 1],
    ['app/db/schema/booking.ts', 400, 0],
    ['app/db/schema/booking.ts', 401, 1],
    ['app/domains/booking/messages/de.ts', 600, 0],
    ['app/domains/booking/README.md', 900, 0],
  ])('%s with %i lines: %i problems', (path, count, problems) => {
    expect(filesTooLong(file(path, lines(count)))).toHaveLength(problems);
  });
});

describe('names', () => {
  test.each(['app/utils/date.ts', 'app/platform/helpers.ts', 'app/domains/booking/data.server.ts', 'app/util.ts'])(
    'reports %s',
    (path) => expect(vagueNames(file(path))).toHaveLength(1),
  );
  test.each(['app/platform/database.ts', 'app/domains/booking/rules/decide-request.ts'])('accepts %s', (path) =>
    expect(vagueNames(file(path))).toEqual([]),
  );
  test('reports exported managers and second versions', () => {
    expect(vagueNames(file('app/a.ts', 'export class BookingManager {}'))).toHaveLength(1);
    expect(vagueNames(file('app/a.ts', 'export function requestBookingV2() {}'))).toHaveLength(1);
    expect(vagueNames(file('app/a.ts', 'export const manager = 1'))).toEqual([]);
  });
});

describe('screens', () => {
  test.each([
    "import { eq } from 'drizzle-orm';",
    "import { db } from '#app/db/client.server.ts';",
    "import postgres from 'postgres';",
  ])('reports %s', (text) => expect(drizzleInScreens(file('app/routes/booking/week.tsx', text))).toHaveLength(1));
  test('allows a room to query', () =>
    expect(drizzleInScreens(file('app/domains/booking/pages/plan-rows.server.ts', "from 'drizzle-orm'"))).toEqual([]));

  const ordered = [
    'export const handle = {};',
    'export async function loader() {}',
    'export async function action() {}',
    'export default function WeekScreen() {}',
    'function Grid() {}',
    'export const meta = () => [];',
    'export { ErrorBoundary } from "x";',
  ];
  const screen = 'app/routes/booking/week.tsx';
  const check = (parts: string[]) => screensOutOfOrder(file(screen, parts.join('\n')), ['routes/booking/week.tsx']);
  test('accepts the order of the page, also when parts are missing', () => {
    expect(check(ordered)).toEqual([]);
    expect(check(ordered.slice(3, 4))).toEqual([]);
  });
  test('reports meta before the loader', () =>
    expect(check([ordered[5] ?? '', ...ordered.slice(0, 4)])).toHaveLength(1));
  test('reports a screen without …Screen', () => expect(check(['export default function Week() {}'])).toHaveLength(1));
  test('ignores a file without a route', () => expect(screensOutOfOrder(file(screen, 'x'), [])).toEqual([]));
});

describe('imports', () => {
  test.each([
    "import { a } from '../a.ts';",
    "export * from '../../a.ts';",
    "await import('../a.ts')",
    "import '../a.css';",
  ])('reports %s', (text) => expect(parentImports(file('app/b/c.ts', text))).toHaveLength(1));
  test.each([
    "import { a } from './a.ts';",
    "import { a } from '#app/a.ts';",
    "// import '../a.ts'",
    "glob(['../app/*.ts'])",
  ])('accepts %s', (text) => expect(parentImports(file('app/b/c.ts', text))).toEqual([]));
});

describe('wall time', () => {
  const room = 'app/domains/booking/rules/late.ts';
  test.each(['new Date()', 'Date.now()', 'start.setDate(1)', 'start.getTime()', 'x.getTimezoneOffset()'])(
    'reports %s',
    (text) => expect(wallTimeOutsideCalendar(file(room, text), {})).toHaveLength(1),
  );
  test('accepts the calendar, tests, comments and other trees', () => {
    const free = ['app/platform/calendar.ts', 'app/domains/booking/rules/late.test.ts', 'server/web.ts'];
    expect(free.flatMap((path) => wallTimeOutsideCalendar(file(path, 'new Date()'), {}))).toEqual([]);
    expect(wallTimeOutsideCalendar(file(room, '// new Date()\nnow.getTimeline()'), {})).toEqual([]);
  });
  test('accepts an allowed file, and reports an unused allowance', () => {
    expect(wallTimeOutsideCalendar(file(room, 'new Date()'), { [room]: 'library' })).toEqual([]);
    expect(wallTimeOutsideCalendar(file(room, ''), { [room]: 'library' })).toHaveLength(1);
  });
});
