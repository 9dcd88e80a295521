/** Texts of the terminal at the entrance. */
export const en = {
  terminal: {
    title: 'Terminal',
  },
} as const;
