/** Refusals of the JSON API, by their code; no browser shows them. */
export const de = {
  NOT_INSIDE: {
    title: 'Die Person ist gerade nicht in diesem Raum',
    detail: 'Der Besuch ist schon beendet. Es wurde nichts geändert.',
  },
  advice: { NOT_INSIDE: 'Wer wo ist, steht unter „GET /api/presence“.' },
  fields: {
    guests: 'Gäste: eine ganze Zahl von 0 bis 20.',
    planned_end: 'Das geplante Ende liegt in der Zukunft, höchstens 16 Stunden entfernt, als ISO 8601 mit Zeitzone.',
    person: 'Diese Person gibt es nicht, oder ihr Konto ist abgeschaltet.',
  },
} as const;
