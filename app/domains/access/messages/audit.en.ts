/** The audit log of a door. */
export const en = {
  title: 'Log',
  table: 'Log of the door',
  one: 'One event only: {id}',
  all: 'Show all',
  none: 'Nothing has happened yet',
  noneHint: 'Every press, every opening and every change of this door stands here.',
  time: 'Time',
  what: 'What',
  who: 'Who',
  device: 'Device',
  trace: 'Event',
  traceNamed: 'Show event {id} only',
  older: 'Older',
  newest: 'Back to the start',
} as const;
