import { expect, test } from 'vitest';
import { loadFonts } from '#app/documents/fonts.ts';
import { PAPER } from '#app/documents/marks.ts';
import { type SheetRow, timeSheetPages, type TimeSheetPlan } from './time-sheet.ts';

const row = (date: string, start: string, notes = ''): SheetRow => ({
  day: date,
  start,
  end: '12:00',
  breaks: '',
  break: '',
  work: '4:00',
  shift: '',
  recorded: date,
  notes,
  isOverMidnight: false,
  date,
  breakSeconds: 0,
  workSeconds: 14_400,
});

const plan = (rows: readonly SheetRow[]): TimeSheetPlan => ({
  locale: 'de',
  title: 'Stundenzettel Oktober 2026',
  author: 'SG Hünstetten',
  facts: [
    ['Name', 'Eva Lang'],
    ['Betreiber', 'SG Hünstetten'],
  ],
  columns: ['Tag', 'Beginn', 'Ende', 'Pausen', 'Pause', 'Arbeit', 'Dienst', 'Aufgezeichnet', 'Vermerk'],
  rows,
  sum: { label: 'Summe', days: '31 Tage', break: '0:00', work: '248:00', breakSeconds: 0, workSeconds: 892_800 },
  notes: ['Stunden und Minuten.'],
  signatures: ['Unterschrift Mitarbeiter', 'Unterschrift Leitung'],
  printed: 'Stand heute',
  empty: 'In diesem Monat gibt es keine Arbeitszeiten.',
  fileName: 'stundenzettel',
});

async function drawn(rows: readonly SheetRow[]) {
  const { measure } = await loadFonts();
  const pages = timeSheetPages(plan(rows), measure);
  const texts = pages.flatMap(({ marks }) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark] : [])));
  return { pages, texts };
}

test('a month of 62 long rows fills pages, and every text lies on its page', async () => {
  const days = Array.from({ length: 31 }, (_, index) => `${String(index + 1).padStart(2, '0')}.10.2026`);
  const long = 'So viel zu tun, dass keine Pause blieb. '.repeat(4);
  const { pages, texts } = await drawn(days.flatMap((day) => [row(day, '06:00', long), row(day, '14:00')]));
  expect(pages.length).toBeGreaterThan(2);
  const lines = texts.map(({ y }) => y);
  expect(Math.max(...lines)).toBeLessThanOrEqual(PAPER.height - PAPER.margin);
  expect(Math.min(...lines)).toBeGreaterThan(PAPER.margin);
  for (const day of days) expect(texts.filter(({ text }) => text === day)).toHaveLength(4);
  expect(texts.filter(({ text }) => text === 'Unterschrift Leitung')).toHaveLength(1);
  expect(texts.filter(({ text }) => text === 'Summe · 31 Tage')).toHaveLength(1);
});

test('an empty month says so, with its lines to sign', async () => {
  const { pages, texts } = await drawn([]);
  expect(pages).toHaveLength(1);
  const words = texts.map(({ text }) => text);
  expect(words).toContain('In diesem Monat gibt es keine Arbeitszeiten.');
  expect(words).toContain('Unterschrift Mitarbeiter');
  expect(words).not.toContain('Summe · 31 Tage');
});
