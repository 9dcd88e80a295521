import { describe, expect, it } from 'vitest';
import { compareSeal, pairExchanges, readEntries, type FoundRow } from './compare-seal.ts';

const row = (seq: string, digest: string): FoundRow => ({
  stream: 'house',
  seq,
  digest,
  occurredAt: '2026-11-18T09:00:00Z',
  action: 'team.renamed',
  entity: 'team',
  entityId: '7',
});
const entry = (seq: string, digest: string) => ({ seq, digest });

describe('a seal and its rows', () => {
  it.each([
    ['are the same', [entry('1', 'a'), entry('2', 'b')], [row('1', 'a'), row('2', 'b')], [[], [], []]],
    ['a row was changed', [entry('1', 'a'), entry('2', 'b')], [row('1', 'a'), row('2', 'x')], [['2'], [], []]],
    ['a row is gone', [entry('1', 'a'), entry('2', 'b')], [row('2', 'b')], [[], ['1'], []]],
    ['a row came in', [entry('1', 'a')], [row('1', 'a'), row('2', 'b')], [[], [], ['2']]],
    ['a seq was used twice', [entry('1', 'a')], [row('1', 'x'), row('1', 'a')], [[], [], ['1']]],
    ['all rows are gone', [entry('1', 'a')], [], [[], ['1'], []]],
  ])('%s', (_name, entries, rows, expected) => {
    const { changed, missing, extra } = compareSeal(entries, rows);
    const seqs = [changed.map(({ row }) => row.seq), missing.map(({ seq }) => seq), extra.map(({ seq }) => seq)];
    expect(seqs).toEqual(expected);
  });

  it('entries are eight bytes of seq and thirty-two of digest', () => {
    const bytes = Buffer.concat([
      Buffer.from('00000000000000ff', 'hex'),
      Buffer.alloc(32, 0xab),
      Buffer.from('7fffffffffffffff', 'hex'),
      Buffer.alloc(32, 0xcd),
    ]);
    expect(readEntries(bytes)).toEqual([entry('255', 'ab'.repeat(32)), entry('9223372036854775807', 'cd'.repeat(32))]);
  });
});

it('two rows changed places only if each has what the other had', () => {
  const both = [
    { p: '2', q: '10', how: 'both' },
    { p: '10', q: '2', how: 'both' },
  ];
  expect(pairExchanges(both)).toEqual([['2', '10']]);
  expect(pairExchanges(both.slice(0, 1))).toEqual([]);
  expect(pairExchanges([both[0], { p: '10', q: '2', how: 'tx' }].flatMap((one) => one ?? []))).toEqual([]);
});
