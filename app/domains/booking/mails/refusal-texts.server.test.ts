import { expect, test } from 'vitest';
import { refusalMessage } from './refusal-texts.server.ts';

test.each<[string, Parameters<typeof refusalMessage>[0], string]>([
  ['its sentence', { code: 'past' }, 'Dieser Zeitpunkt ist schon vorbei. Bitte einen künftigen wählen.'],
  [
    'what comes with it',
    { code: 'too_many_dates', values: { max: '400' } },
    'Eine Serie hat höchstens 400 Termine. Bitte ein früheres Enddatum wählen.',
  ],
  ['a sentence for what nobody foresaw', { code: 'made_up' }, 'Diese Angabe ist unlesbar. Bitte neu eingeben.'],
])('a refusal is told with %s', (_what, refusal, sentence) => {
  expect(refusalMessage(refusal, 'de')).toBe(sentence);
});
