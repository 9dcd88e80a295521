/** Reasons of corrections that an offline stamp asks for. */
export const de = {
  CLOCK_IN: 'Ohne Netz gestempelt: Einstempeln am {day} um {time} Uhr.',
  BREAK_START: 'Ohne Netz gestempelt: Pause ab {time} Uhr am {day}.',
  BREAK_END: 'Ohne Netz gestempelt: Pause bis {time} Uhr am {day}.',
  CLOCK_OUT: 'Ohne Netz gestempelt: Ausstempeln am {day} um {time} Uhr.',
} as const;
