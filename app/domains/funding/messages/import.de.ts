/** Texts of the import of an application. */
export const de = {
  importing: { title: 'Antrag einlesen' },
} as const;
