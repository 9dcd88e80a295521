export const en = { mine: { title: 'My shifts' } } as const;
