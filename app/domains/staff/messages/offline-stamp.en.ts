/** Reasons of corrections that an offline stamp asks for. */
export const en = {
  CLOCK_IN: 'Stamped without a network: clocked in on {day} at {time}.',
  BREAK_START: 'Stamped without a network: began a break on {day} at {time}.',
  BREAK_END: 'Stamped without a network: ended a break on {day} at {time}.',
  CLOCK_OUT: 'Stamped without a network: clocked out on {day} at {time}.',
} as const;
