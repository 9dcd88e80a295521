/** Reasons of corrections that an offline stamp asks for. */
export const de = {
  CLOCK_IN: 'Ohne Netz gestempelt: Einstempeln am {day} um {time}.',
  BREAK_START: 'Ohne Netz gestempelt: Pause begonnen am {day} um {time}.',
  BREAK_END: 'Ohne Netz gestempelt: Pause beendet am {day} um {time}.',
  CLOCK_OUT: 'Ohne Netz gestempelt: Ausstempeln am {day} um {time}.',
} as const;
