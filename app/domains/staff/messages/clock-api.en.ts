/** Refusals of the time clock in the JSON API and on screens, by their code. */
export const en = {
  IDEMPOTENCY_KEY_MISSING: {
    title: 'The key is missing',
    detail: 'Each stamp needs an Idempotency-Key, so that a repeat does not stamp twice.',
  },
  NOT_STAFF: {
    title: 'No staff member',
    detail: 'Only active staff can stamp. The administration can add the person.',
  },
  ALREADY_WORKING: { title: 'Already clocked in', detail: 'The clock runs. Nothing was changed.' },
  ON_BREAK: { title: 'A break is running', detail: 'Please end the break first. Nothing was changed.' },
  ALREADY_CLOSED: {
    title: 'Already clocked out today',
    detail: 'A day has one working time. Please ask for a correction.',
  },
  NOT_WORKING: { title: 'Not clocked in', detail: 'Please clock in first. Nothing was changed.' },
  NOT_ON_BREAK: { title: 'No break is running', detail: 'There is no break to end. Nothing was changed.' },
  BREAK_RUNNING: {
    title: 'The break is still running',
    detail: 'Please end the break first, then clock out. Nothing was changed.',
  },
  OPEN_SESSION: {
    title: 'An earlier working time is still running',
    detail:
      'It has run since {since}. Please clock out first; `ended_at` is the end of the work when it ran over 16 hours.',
  },
  MONTH_CLOSED: {
    title: 'The month is approved',
    detail: 'Approved hours change only after a manager has opened the month again.',
  },
  END_NEEDED: {
    title: 'When did the work end?',
    detail:
      'The clock has run for more than 16 hours. Please give the end of the work (`ended_at`); an admin checks it.',
  },
  IN_FUTURE: {
    title: 'The time lies in the future',
    detail: 'Please check the clock of the device and send the stamp again later.',
  },
  OTHER_PERSON: {
    title: 'The stamp belongs to another person',
    detail: 'This device is signed in with another account now. Nothing was changed.',
  },
  advice: {
    IDEMPOTENCY_KEY_MISSING: 'Send the header Idempotency-Key or `idempotency_key`.',
    NOT_STAFF: 'Add the person as staff.',
    ALREADY_WORKING: 'Read the state with GET /api/timeclock/status.',
    ON_BREAK: 'Send break-end first.',
    ALREADY_CLOSED: 'Ask for a correction.',
    NOT_WORKING: 'Send clock-in first.',
    NOT_ON_BREAK: 'Send break-start first.',
    BREAK_RUNNING: 'Send break-end first.',
    OPEN_SESSION: 'Send clock-out first, after 16 hours with `ended_at`.',
    MONTH_CLOSED: 'Have the month opened again.',
    END_NEEDED: 'Send `ended_at`.',
    IN_FUTURE: 'Set the clock of the device.',
    OTHER_PERSON: 'Sign in as the person of `Platzwart-Person`.',
  },
  fields: {
    key: 'A key of 1 to 200 visible ASCII characters.',
    key_differs: 'The header and `idempotency_key` name different keys.',
    choose_operator: 'The person works for several operators; please name one of them.',
    instant: 'An instant of ISO 8601 with a time zone.',
    bad_end:
      'The end lies before the last stamp or in the future, or the work has not run for 16 hours; then please clock out without `ended_at`.',
    unreadable: 'This value is not readable.',
    date: 'A date YYYY-MM-DD that exists.',
    cursor: 'This is no `next_cursor` of an answer.',
    limit: 'A whole number from 1 to 500.',
    range: 'The last day lies before the first.',
  },
} as const;
