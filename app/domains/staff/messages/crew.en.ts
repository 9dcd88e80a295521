export const en = { crew: { title: 'Staff' } } as const;
