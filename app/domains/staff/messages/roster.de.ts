/** Texts of the roster and of a shift. */
export const de = { roster: { title: 'Dienstplan' } } as const;
