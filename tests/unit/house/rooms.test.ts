import { describe, expect, test } from 'vitest';
import {
  isWriting,
  roomsOf,
  roomsOutOfLayout,
  roomsWithoutCard,
  verbFiles,
  verbsWithoutTest,
  writesWithoutAudit,
} from '#checks/house/rooms.ts';
import type { Source } from '#checks/house/source.ts';

const card = '# Booking\n## Words\n## Always\n## Never\n## Tables\n## Verbs\n## Callers\n';
const verb: Source = {
  path: 'app/domains/booking/request-booking.server.ts',
  text: 'export async function requestBooking(ctx) { await tx\n    .insert(bookings); await recordAudit(tx, row); }',
};

test('reports nothing for a tree without rooms', () => {
  expect(roomsOf([])).toEqual([]);
  expect([...roomsWithoutCard([]), ...verbsWithoutTest([]), ...writesWithoutAudit([], {})]).toEqual([]);
});

describe('cards', () => {
  const good = [verb, { path: 'app/domains/booking/README.md', text: card }];
  test('accepts a room with its card', () => expect(roomsWithoutCard(good)).toEqual([]));
  test('reports a room without a card', () =>
    expect(roomsWithoutCard([verb])).toEqual([expect.stringContaining('booking has no card')]));
  test('reports a missing heading', () => {
    const text = card.replace('## Never\n', '');
    expect(roomsWithoutCard([{ path: 'app/domains/booking/README.md', text }])).toEqual([
      'the card of booking has no heading Never',
    ]);
  });
  test('reports a card longer than 40 lines', () => {
    const text = card + 'line\n'.repeat(40);
    expect(roomsWithoutCard([{ path: 'app/domains/booking/README.md', text }])).toEqual([
      expect.stringContaining('47 lines'),
    ]);
  });
});

describe('verbs', () => {
  const beside = {
    path: 'app/domains/booking/request-booking.test.ts',
    text: "test('requestBooking', () => requestBooking())",
  };
  test('accepts a verb with its test', () => expect(verbsWithoutTest([verb, beside])).toEqual([]));
  test('reports a verb without a test', () =>
    expect(verbsWithoutTest([verb])).toEqual([expect.stringContaining('no test beside')]));
  test('reports a verb whose test does not name it', () => {
    expect(verbsWithoutTest([verb, { ...beside, text: 'requestBookings()' }])).toHaveLength(1);
  });
  test('reports a file that writes but does not export its verb', () => {
    const text = verb.text.replace('requestBooking', 'book');
    expect(verbsWithoutTest([{ ...verb, text }, beside])).toEqual([
      expect.stringContaining('does not export requestBooking'),
    ]);
  });
  test('requires a test, but no verb, for a file of the exceptions', () => {
    const path = 'app/domains/booking/request-limits.server.ts';
    const limits = { path, text: 'await tx.insert(limits)' };
    const notVerbs = { [path]: 'a counter' };
    expect(verbsWithoutTest([limits], notVerbs)).toEqual([`${path} has no test beside it`]);
    expect(verbsWithoutTest([limits, { path: path.replace('.server', '.test'), text: '' }], notVerbs)).toEqual([]);
  });
  test('ignores reads', () => {
    const path = 'app/domains/booking/week-queries.server.ts';
    expect(verbFiles([{ path, text: 'export const getWeek = () => db().select()' }])).toEqual([]);
  });
});

describe('audit', () => {
  const silent = { ...verb, text: verb.text.replace('recordAudit(', '/* recordAudit( */ note(') };
  test('accepts a write with an audit row', () => expect(writesWithoutAudit([verb], {})).toEqual([]));
  test('reports a write without an audit row, also with a comment', () => {
    expect(writesWithoutAudit([silent], {})).toEqual([expect.stringContaining('writes without recordAudit')]);
  });
  test('accepts an exemption with a reason', () =>
    expect(writesWithoutAudit([silent], { [silent.path]: 'technical' })).toEqual([]));
  test('reports an unused exemption', () => expect(writesWithoutAudit([verb], { [verb.path]: 'old' })).toHaveLength(1));
  test.each([
    ['await tx.update(bookings).set({})', true],
    ['db().delete(sessions)', true],
    ['sql`update plan_versions set version = version + 1`', true],
    ['sql`update devices d set state = 1`', true],
    ['sql`INSERT INTO t values (1)`', true],
    ["createHash('sha256').update(token)", false],
    ['cache.delete(key)', false],
    ['tx.select().from(bookings).for("update")', false],
  ])('%s writes: %s', (text, expected) => expect(isWriting(text)).toBe(expected));
});

describe('layout', () => {
  const server = (name: string, lines = 20) => ({
    path: `app/domains/booking/${name}.server.ts`,
    text: 'export const read = 1;\n'.repeat(lines),
  });
  const big = Array.from({ length: 25 }, (_, index) => server(`pages/page-${index}`));

  test('accepts verbs and files with a fixed name at the root of a big room', () => {
    const tops = ['public.server.ts', 'live.ts', 'schema.ts', 'personal.ts', 'jobs.server.ts', 'README.md'];
    const files = tops.map((name) => ({ path: `app/domains/booking/${name}`, text: '' }));
    expect(roomsOutOfLayout([...big, verb, ...files])).toEqual([]);
  });
  test('reports any other file at the root of a big room', () => {
    expect(roomsOutOfLayout([...big, server('plan-rows')])).toEqual([
      'app/domains/booking/plan-rows.server.ts is no verb and belongs into a folder of booking',
    ]);
  });
  test('reports a server file under 15 lines of a big room', () => {
    expect(roomsOutOfLayout([...big, server('store/columns', 14)])).toEqual([expect.stringContaining('is a crumb')]);
    expect(roomsOutOfLayout([server('store/columns', 14)])).toEqual([]);
  });
  test('reports an unknown folder, also in a small room', () => {
    expect(roomsOutOfLayout([server('stuff/columns')])).toEqual([expect.stringContaining('a folder that no room has')]);
    expect(roomsOutOfLayout([server('devices/columns')])).toHaveLength(1);
    const device = { path: 'app/domains/access/devices/rows.server.ts', text: '' };
    expect(roomsOutOfLayout([device])).toEqual([]);
  });
  test('accepts a flat small room', () => expect(roomsOutOfLayout([server('plan-rows')])).toEqual([]));
});
