import { describe, expect, it } from 'vitest';
import { countCharacters, cutText, isLongerThan, slugOf, withPlainLineBreaks } from './text.ts';

describe('countCharacters', () => {
  it.each([
    ['', 0],
    ['Übung', 5],
    ['🏐'.repeat(61), 61],
    ['zwei\nZeilen', 11],
  ])('counts %j as %i', (text, count) => {
    expect(countCharacters(text)).toBe(count);
  });
});

describe('isLongerThan', () => {
  it.each([
    ['a'.repeat(120), false],
    ['a'.repeat(121), true],
    ['🏐'.repeat(120), false],
    ['🏐'.repeat(121), true],
    ['a'.repeat(119) + '🏐', false],
    ['a'.repeat(120) + '🏐', true],
  ])('compares characters, not UTF-16 units (%#)', (text, isLonger) => {
    expect(isLongerThan(text, 120)).toBe(isLonger);
  });
});

describe('cutText', () => {
  it('returns a short text as it is', () => {
    expect(cutText('Ü18 🏐', 5)).toBe('Ü18 🏐');
  });

  it('cuts no character in half', () => {
    expect(cutText('Volleyball 🏐🏐', 12)).toBe('Volleyball 🏐');
    expect(cutText('abc👍🏽', 4)).toBe('abc');
    expect(cutText('abc👍🏽', 5)).toBe('abc👍🏽');
  });
});

it.each([
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['\r\n\r\n', '\n\n'],
  ['\n\r', '\n\n'],
])('withPlainLineBreaks(%j) is %j', (text, plain) => {
  expect(withPlainLineBreaks(text)).toBe(plain);
});

it.each([
  ['Werkstatt (Süd)', 'werkstatt-sued'],
  ['Straße & Öl', 'strasse-oel'],
  ['Cafe\u0301 №1', 'cafe-1'],
  ['–', ''],
  [`${'x'.repeat(39)} y`, 'x'.repeat(39)],
])('slugOf(%j) is %j', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
