import { describe, expect, test } from 'vitest';
import { decideSuggestion, type SuggestionFacts } from './decide-suggestion.ts';

type Shift = SuggestionFacts<{
  shiftId: string;
  mode: 'off' | 'suggest' | 'auto';
  endMs: number;
  wasAsked: boolean;
}>['shifts'][number];
const shift: Shift = { shiftId: 'a', mode: 'suggest', endMs: 100, wasAsked: false };
const facts: SuggestionFacts<Shift> = {
  shifts: [shift],
  hasOpenSession: false,
  isClosedToday: false,
  allowsSplitDay: false,
  nowMs: 50,
};

describe('a person who comes in', () => {
  test.each<[string, Partial<SuggestionFacts<Shift>>, string]>([
    ['with one shift is asked', {}, 'ask'],
    ['with one shift of an automatic area is clocked in', { shifts: [{ ...shift, mode: 'auto' }] }, 'stamp'],
    ['with an area that does not ask is not asked', { shifts: [{ ...shift, mode: 'off' }] }, 'none'],
    ['without a shift is not asked', { shifts: [] }, 'none'],
    ['with two shifts is not asked', { shifts: [shift, { ...shift, shiftId: 'b' }] }, 'none'],
    ['is not asked twice about a shift', { shifts: [{ ...shift, wasAsked: true }] }, 'none'],
    ['is not asked about a shift that is over', { nowMs: 100 }, 'none'],
    ['who works is not asked', { hasOpenSession: true }, 'none'],
    ['who has finished for today is not asked', { isClosedToday: true }, 'none'],
    ['who may split the day is asked again', { isClosedToday: true, allowsSplitDay: true }, 'ask'],
  ])('%s', (_name, change, kind) => {
    expect(decideSuggestion({ ...facts, ...change }).kind).toBe(kind);
  });
});
