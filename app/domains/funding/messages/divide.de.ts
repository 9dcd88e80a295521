/** Texts of split, merge and history. */
export const de = {
  divide: { split: 'Teilen', merge: 'Zusammenführen' },
} as const;
