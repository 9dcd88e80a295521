export const de = { title: 'Termin ändern' } as const;
