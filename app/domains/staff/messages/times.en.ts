/** Texts of time sessions, corrections and months. */
export const en = {
  times: {
    title: 'Times',
  },
} as const;
