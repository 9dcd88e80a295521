export const en = { clockMonth: { title: 'x' } } as const;
