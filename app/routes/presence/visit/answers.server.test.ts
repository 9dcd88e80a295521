import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { visitEntryWords } from './answers.server.ts';

const room = new URL('../../../domains/presence/', import.meta.url);
/** The actions that the room writes into the audit log. */
const audited = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.test)\.ts$/.test(file))
  .flatMap((file) => [...readFileSync(new URL(file, room), 'utf8').matchAll(/action: '(visit\.\w+)'/g)])
  .map(([, action]) => action as string);

test('every audited action of a visit has words of its own', () => {
  expect([...new Set(audited)].toSorted()).toEqual([
    'visit.corrected',
    'visit.edited',
    'visit.ended',
    'visit.removed',
    'visit.started',
  ]);
  for (const action of audited)
    for (const locale of ['de', 'en'] as const) {
      const line = { action, before: { guestCount: 0 }, after: { guestCount: 2 } };
      const words = visitEntryWords(line as unknown as Parameters<typeof visitEntryWords>[0], locale, 'Europe/Berlin');
      expect(words).not.toContain(action);
    }
});
