import { describe, expect, test } from 'vitest';
import { changedFields } from './changed-fields.ts';

interface State {
  name: string;
  phone: string | null;
}

describe('changedFields', () => {
  test.each<[title: string, before: State & { version?: number }, after: State, changes: unknown]>([
    ['returns null when nothing differs', { name: 'A', phone: null }, { name: 'A', phone: null }, null],
    [
      'returns both values when a field differs',
      { name: 'A', phone: null },
      { name: 'A', phone: '06126 1' },
      { before: { phone: null }, after: { phone: '06126 1' } },
    ],
    [
      'leaves out a field when only the row has it',
      { name: 'A', phone: null, version: 3 },
      { name: 'B', phone: null },
      { before: { name: 'A' }, after: { name: 'B' } },
    ],
  ])('%s', (_title, before, after, changes) => expect(changedFields<State>(before, after)).toEqual(changes));
});
