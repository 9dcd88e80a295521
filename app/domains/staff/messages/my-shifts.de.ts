/** Texts of own shifts and requests. */
export const de = { mine: { title: 'Meine Dienste' } } as const;
