import { expect, test } from 'vitest';
import { csvAnswer } from './csv-answer.server.ts';

const columns = [
  { head: 'Nummer', cell: (row: number) => row },
  { head: 'Text', cell: (row: number) => `=${row}` },
];
const textOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer()).toString('utf8');

test('csvAnswer writes mark, heads and the rows of all pages', async () => {
  const readPage = (after: number | null) =>
    Promise.resolve(after === null ? { rows: [1, 2], next: 2 } : { rows: [3], next: null });
  const answer = await csvAnswer({ fileName: 'a.csv', columns, readPage });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('filename="a.csv"');
  expect(await textOf(answer)).toBe("\uFEFFNummer;Text\r\n1;'=1\r\n2;'=2\r\n3;'=3\r\n");
});

test('csvAnswer writes the heads alone when there is no row', async () => {
  const answer = await csvAnswer({
    fileName: 'a.csv',
    columns,
    readPage: () => Promise.resolve({ rows: [], next: null }),
  });
  expect(await textOf(answer)).toBe('\uFEFFNummer;Text\r\n');
});

test('csvAnswer reads a page only when the reader asks, and none after it leaves', async () => {
  let reads = 0;
  const readPage = (after: number | null) => Promise.resolve({ rows: [(reads += 1)], next: (after ?? 0) + 1 });
  const answer = await csvAnswer({ fileName: 'a.csv', columns, readPage });
  const reader = answer.body?.getReader();
  await reader?.read();
  await reader?.read();
  expect(reads).toBe(2);
  await reader?.cancel();
  expect(reads).toBe(2);
});

test('csvAnswer breaks off when a later page fails, and throws when the first one does', async () => {
  const broken = new Error('gone');
  const answer = await csvAnswer({
    fileName: 'a.csv',
    columns,
    readPage: (after: number | null) =>
      after === null ? Promise.resolve({ rows: [1], next: 1 }) : Promise.reject(broken),
  });
  await expect(answer.text()).rejects.toThrow('gone');
  await expect(csvAnswer({ fileName: 'a.csv', columns, readPage: () => Promise.reject(broken) })).rejects.toThrow(
    'gone',
  );
});
