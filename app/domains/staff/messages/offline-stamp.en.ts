/** Reasons of corrections that an offline stamp asks for. */
export const en = {
  CLOCK_IN: 'Stamped without a network: clocked in on {day} at {time}.',
  BREAK_START: 'Stamped without a network: break from {time} on {day}.',
  BREAK_END: 'Stamped without a network: break until {time} on {day}.',
  CLOCK_OUT: 'Stamped without a network: clocked out on {day} at {time}.',
} as const;
