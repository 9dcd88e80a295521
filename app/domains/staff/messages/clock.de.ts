/** Texts of the time clock on a phone. */
export const de = {
  clock: {
    title: 'Stempeluhr',
  },
} as const;
