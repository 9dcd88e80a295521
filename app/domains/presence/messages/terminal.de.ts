/** Texts of the terminal at the entrance. */
export const de = {
  terminal: {
    title: 'Terminal',
  },
} as const;
