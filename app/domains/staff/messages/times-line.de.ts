/** Times of a day in one line, for mails, screens and paper. */
export const de = {
  start: 'Beginn {time}',
  end: 'Ende {time}',
  open: 'läuft noch',
  breaks: 'Pause {times}',
  noBreaks: 'ohne Pause',
  discarded: 'zählt nicht',
  otherShift: 'anderer Dienst',
  nothing: 'siehe Begründung',
} as const;
