/** Texts of the time clock on a phone. */
export const en = {
  clock: {
    title: 'Time clock',
  },
} as const;
