/** Texts of time sessions, corrections and months. */
export const de = {
  times: {
    title: 'Zeiten',
  },
} as const;
