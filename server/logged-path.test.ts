import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { loggedPath } from './logged-path.ts';

const token = 'kJ3x_9-aB'.repeat(5).slice(0, 43);

test.each([
  [paths.access.confirm(token), '/tueren/zugang/…'],
  [`${paths.access.confirm(token)}.data`, '/tueren/zugang/….data'],
  [`${paths.access.confirm(token)}/`, '/tueren/zugang/…/'],
  [paths.api.doorJob('01900000-0000-7000-8000-000000000000'), '/api/doors/jobs/01900000-0000-7000-8000-000000000000'],
  [`/api/device/${'d'.repeat(40)}/poll`, `/api/device/${'d'.repeat(40)}/poll`],
  ['/', '/'],
])('%s', (pathname, logged) => {
  expect(loggedPath(pathname)).toBe(logged);
});
