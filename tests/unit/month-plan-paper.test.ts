import { describe, expect, test } from 'vitest';
import { PAPER } from '#app/documents/marks.ts';
import type { MonthPlan } from '#app/domains/booking/documents/month-plan.ts';
import { print } from '#app/domains/booking/documents/print.ts';
import { addEntry, emptySheet, fullSheet } from '#tests/factories/month-sheets.ts';
import { boxesOfPdf, textsOfPdf } from '#tests/setup/poppler.ts';

const link = { url: 'https://platzwart.example.org/kalender?anlage=1', address: 'platzwart.example.org' };
const places = ['Sportplatz – komplett', 'Kleinfeld', 'Gymnastikraum', 'Fitnessraum', 'Vereinsheim', 'Halle', 'Saal'];
const layouts = ['wall', 'days', 'list'] as const;

async function pdfOf(layout: MonthPlan['layout'], sheet: MonthPlan['sheet']): Promise<Uint8Array> {
  const { files } = await print({ kind: 'pdf', plan: { layout, locale: 'de', sheet, link } });
  const [file] = files;
  if (!file) throw new Error('no file');
  return file;
}

describe.each(layouts)('400 bookings as %s', (layout) => {
  test('are all there on at most 12 pages, which have their numbers', async () => {
    const pdf = await pdfOf(layout, fullSheet(places, 400));
    const texts = textsOfPdf(pdf);
    const text = texts.join('\n');
    const missing = Array.from({ length: 400 }, (_, at) => `B${String(at + 1).padStart(4, '0')}x`).filter(
      (title) => !text.includes(title),
    );
    expect(missing).toEqual([]);
    expect(texts.length).toBeLessThanOrEqual(12);
    for (const [at, page] of texts.entries()) expect(page).toContain(`Seite ${at + 1} von ${texts.length}`);

    const { pages, words } = boxesOfPdf(pdf);
    for (const page of pages) expect(page).toEqual({ width: 841.89, height: 595.28 });
    const outside = words.filter(
      ({ xMin, xMax, yMin, yMax }) =>
        xMin < PAPER.margin - 0.5 ||
        xMax > PAPER.width - PAPER.margin + 0.5 ||
        yMin < PAPER.margin - 0.5 ||
        // The box of a font reaches below its letters.
        yMax > PAPER.height - PAPER.margin + 2.5,
    );
    expect(outside).toEqual([]);
  });
});

test('prints every letter of the names of Europe, and each title whole', async () => {
  const sheet = emptySheet(['Größe Halle']);
  const [column] = sheet.columns;
  if (!column) throw new Error('no column');
  const long = 'Donaudampfschifffahrtsgesellschaftskapitän'.repeat(3).slice(0, 120);
  const titles = [
    'Zażółć gęślą jaźń',
    'İstanbul Çağrı Ğüneş',
    'Příliš žluťoučký kůň',
    'Αθλητικός Όμιλος',
    'Спортивный клуб',
    'CRLF\r\nim Titel',
    'Turnier 🏐 Damen',
    'Verein \u202Eedrek\u202C',
    long,
  ];
  for (const [key, title] of titles.entries()) addEntry(column, { key, date: `2026-11-${10 + key}`, title });
  const text = textsOfPdf(await pdfOf('wall', sheet))
    .join('\n')
    .replaceAll(/\s+/g, ' ');
  for (const title of titles.slice(0, 5)) expect(text).toContain(title);
  expect(text).toContain('CRLF im Titel');
  expect(text).toContain('Turnier (Volleyball) Damen');
  expect(text).toContain('Verein edrek');
  expect(text.replaceAll(' ', '')).toContain(long);
  expect(text).toContain('Größe Halle');
});

test.each(layouts)('goes on with 60 bookings of one day when the layout is %s', async (layout) => {
  const sheet = emptySheet(['Halle']);
  const [column] = sheet.columns;
  if (!column) throw new Error('no column');
  for (let key = 0; key < 60; key += 1) addEntry(column, { key, date: '2026-11-12', title: `Spiel${key}x` });
  const texts = textsOfPdf(await pdfOf(layout, sheet));
  const text = texts.join('\n');
  for (let key = 0; key < 60; key += 1) expect(text).toContain(`Spiel${key}x`);
  expect(texts.length).toBeLessThanOrEqual(3);
  for (const page of texts.slice(1)) expect(page).toContain('Fortsetzung');
});

test('prints an empty month with a sentence, holidays and the date of the reading', async () => {
  const [text = '', ...more] = textsOfPdf(await pdfOf('days', emptySheet(['Halle'])));
  expect(more).toEqual([]);
  for (const words of ['Im November 2026 ist hier nichts gebucht.', 'Allerheiligen', 'Herbstferien', 'KW 45'])
    expect(text).toContain(words);
  expect(text).toContain('Stand 18.11.2026, 10:00 Uhr');
});

test('draws a picture for each page that the PDF has', async () => {
  const plan = { layout: 'list', locale: 'en', sheet: fullSheet(places, 120), link } as const;
  const { pages, files } = await print({ kind: 'pictures', plan });
  expect(files).toHaveLength(pages);
  const picture = new TextDecoder().decode(files[0]);
  expect(picture).toMatch(/^<svg xmlns=/);
  expect(picture).toContain('B0001x');
  expect(picture).not.toMatch(/NaN|undefined|<script/);
});
