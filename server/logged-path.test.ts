import { expect, test } from 'vitest';
import { paths } from '#app/paths.ts';
import { loggedPath } from './logged-path.ts';

const token = 'kJ3x_9-aB'.repeat(5).slice(0, 43);
const feed = 'kJ3x_9-aB'.repeat(4).slice(0, 32);

test.each([
  [paths.access.confirm(token), '/tueren/zugang/…'],
  [`${paths.access.confirm(token)}.data`, '/tueren/zugang/….data'],
  [`${paths.access.confirm(token)}/`, '/tueren/zugang/…/'],
  [paths.api.doorJob('01900000-0000-7000-8000-000000000000'), '/api/doors/jobs/01900000-0000-7000-8000-000000000000'],
  [`/api/device/${'d'.repeat(40)}/poll`, `/api/device/${'d'.repeat(40)}/poll`],
  [paths.booking.feed(`${feed}.ics`), '/kalender/abo/…'],
  [paths.booking.feed(feed), '/kalender/abo/…'],
  [`/KALENDER/abo/${feed}.ICS/`, '/kalender/abo/…'],
  [`/kalender/%61bo/${feed}.ics.data`, '/kalender/abo/…'],
  [`//kalender/abo/${feed}`, '/kalender/abo/…'],
  [`/abo/${feed}.ics`, '/abo/….ics'],
  [paths.booking.feeds(), '/kalender/abonnieren'],
  ['/', '/'],
])('%s', (pathname, logged) => {
  expect(loggedPath(pathname)).toBe(logged);
});
