export const de = { clockMonth: { title: 'x' } } as const;
