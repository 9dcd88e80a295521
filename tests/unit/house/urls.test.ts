import { expect, test } from 'vitest';
import { filesApart, urlsApart, writesWithoutPermissionTest, writingRoutes, writtenPaths } from '#checks/house/urls.ts';

const routes = [
  { path: '/kalender', file: 'routes/booking/week.tsx' },
  { path: '/buchungen/:bookingId', file: 'routes/booking/booking.tsx' },
  { path: '*', file: 'routes/not-found.tsx' },
];
const paths = {
  booking: {
    week: (query: { woche?: string } = {}) => `/kalender?woche=${query.woche ?? ''}`,
    booking: (id: string) => `/buchungen/${id}`,
  },
};

test('calls paths with a filler and removes their query', () => {
  expect([...writtenPaths(paths)]).toEqual([
    ['paths.booking.week', '/kalender'],
    ['paths.booking.booking', '/buchungen/x0x'],
  ]);
});
test('accepts routes and paths that agree', () => expect(urlsApart(routes, paths)).toEqual([]));
test('reports a route without a path', () => {
  expect(urlsApart([...routes, { path: '/neu', file: 'routes/new.tsx' }], paths)).toEqual([
    '/neu has no function in paths.ts',
  ]);
});
test('reports a path without a route', () => {
  expect(urlsApart(routes, { ...paths, old: () => '/alt' })).toEqual(['paths.old writes /alt, which is no route']);
});
test('reports a route whose file is missing', () => {
  const sources = [{ path: 'app/routes/booking/week.tsx', text: '' }];
  expect(filesApart(routes.slice(0, 1), sources)).toEqual([]);
  expect(filesApart(routes.slice(0, 2), sources)).toHaveLength(1);
});

const acting = { path: 'app/routes/booking/booking.tsx', text: 'export async function action() {}' };
const asserting = { path: 'tests/http/permissions.test.ts', text: "client.postForm('/buchungen/' + id)" };

test('treats a route as writing only when it exports an action', () => {
  expect(writingRoutes(routes, [acting]).map(({ path }) => path)).toEqual(['/buchungen/:bookingId']);
  expect(writingRoutes(routes, [{ ...acting, text: '// export async function action() {}' }])).toEqual([]);
});
test('accepts a writing route with its test', () => {
  expect(writesWithoutPermissionTest(routes, [acting, asserting], { '/buchungen/:bookingId': asserting.path })).toEqual(
    [],
  );
});
test('reports a writing route without a line', () => {
  expect(writesWithoutPermissionTest(routes, [acting, asserting], {})).toEqual([expect.stringContaining('no line')]);
});
test('reports a line whose test does not name the URL', () => {
  const other = { ...asserting, text: '/anderes' };
  expect(writesWithoutPermissionTest(routes, [acting, other], { '/buchungen/:bookingId': other.path })).toHaveLength(1);
});
test('reports a line for a route that writes nothing', () => {
  expect(writesWithoutPermissionTest(routes, [], { '/kalender': 'x' })).toEqual([
    expect.stringContaining('writes nothing'),
  ]);
});
