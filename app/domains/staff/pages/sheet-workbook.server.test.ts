import { expect, test } from 'vitest';
import { timeSheetWorkbook } from './sheet-workbook.server.ts';

test('timeSheetWorkbook makes an OOXML file', async () => {
  const plan = {
    locale: 'de',
    title: 'Stundenzettel November 2026',
    author: 'SG Hünstetten',
    facts: [['Name', 'Eva Lang']],
    columns: ['Tag'],
    rows: [],
    sum: { label: 'Summe', days: '0 Tage', break: '0:00', work: '0:00', breakSeconds: 0, workSeconds: 0 },
    notes: [],
    signatures: ['Mitarbeiter', 'Leitung'],
    printed: 'Stand heute',
    empty: 'nichts',
    fileName: 'stundenzettel',
  } as const;
  const file = await timeSheetWorkbook(plan);
  // A ZIP begins with these signs (APPNOTE 4.3.7).
  expect(file.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  expect(file.toString('latin1')).toContain('xl/worksheets/sheet1.xml');
});
