import { expect, it } from 'vitest';
import { readArchiveQuery, writeCursor } from './archive-query.server.ts';

const id = '01890000-0000-7000-8000-000000000001';
const nothing = {
  status: null,
  outcome: null,
  placeId: null,
  groupId: null,
  from: null,
  until: null,
  text: '',
  after: null,
};
const cursor = { date: '2026-11-17', startTime: '18:00', id };

it.each([
  ['', nothing],
  ['status=expired&ausgang=ohne', { ...nothing, status: 'expired', outcome: 'none' }],
  ['status=approved&ausgang=vielleicht&ort=hier&gruppe=1&von=2026-02-30&ab=gestern', nothing],
  [`ort=${id}&gruppe=${id}`, { ...nothing, placeId: id, groupId: id }],
  ['von=2026-01-01&bis=2026-12-31', { ...nothing, from: '2026-01-01', until: '2026-12-31' }],
  ['suche=%20M%C3%BCller%20', { ...nothing, text: 'Müller' }],
  ['suche=%00', nothing],
  [`ab=${encodeURIComponent(writeCursor(cursor))}`, { ...nothing, after: cursor }],
  [`ab=2026-11-17~24:00~${id}`, nothing],
])('%s', (search, expected) => {
  expect(readArchiveQuery(`http://localhost/buchungen/archiv?${search}`)).toEqual(expected);
});
