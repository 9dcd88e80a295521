/** Times of a day in one line, for mails, screens and paper. */
export const en = {
  start: 'start {time}',
  end: 'end {time}',
  open: 'still running',
  breaks: 'break {times}',
  noBreaks: 'without a break',
  discarded: 'counts nothing',
  otherShift: 'another shift',
  nothing: 'see the reason',
} as const;
