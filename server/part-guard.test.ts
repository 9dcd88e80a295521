import type { ServerBuild } from '@remix-run/node';
import { describe, expect, test } from 'vitest';
import { routeTable } from '#app/routes.ts';
import { withParts } from './part-guard.ts';

const rows = [
  { path: '/tueren', file: 'routes/access/doors.tsx', part: 'doors' },
  { path: '/api/doors', file: 'routes/access/doors.api.ts', part: 'doors' },
  { path: '/kalender', file: 'routes/booking/week.tsx' },
] as const;
const build = {
  routes: Object.fromEntries(
    ['routes/access/doors', 'routes/access/doors.api', 'routes/booking/week'].map((id) => [
      id,
      { id, module: { loader: () => 'read', action: () => 'written' } },
    ]),
  ),
} as unknown as ServerBuild;

/** What loader and action of a route answer: a value, or the status of a response, or the name of an error. */
async function answersOf(id: string, isOn: boolean): Promise<unknown[]> {
  const { loader, action } = withParts(build, rows, () => isOn).routes[id]?.module ?? {};
  const request = new Request('http://localhost/');
  const answers = [loader, action].map(async (handler) => {
    try {
      const answer: unknown = await handler?.({ request } as never);
      return answer instanceof Response ? answer.status : answer;
    } catch (error) {
      return (error as Error).name;
    }
  });
  return await Promise.all(answers);
}

describe('withParts', () => {
  test.each([
    ['a page', 'routes/access/doors', true, ['read', 'written']],
    ['a page', 'routes/access/doors', false, ['NotFoundError', 'NotFoundError']],
    ['an address of the API', 'routes/access/doors.api', true, ['read', 'written']],
    ['an address of the API', 'routes/access/doors.api', false, [404, 404]],
    ['a page of no part', 'routes/booking/week', false, ['read', 'written']],
  ])('%s (%s) with the part on %s: %j', async (_title, id, isOn, answers) =>
    expect(await answersOf(id, isOn)).toEqual(answers),
  );
});

test('every URL of the doors belongs to their part, and no other URL does', () => {
  const doors = routeTable.filter(({ file }) => file.startsWith('routes/access/'));
  expect(doors.length).toBeGreaterThan(15);
  expect(routeTable.filter(({ part }) => part === 'doors')).toEqual(doors);
});
