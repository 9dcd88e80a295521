export const en = { board: { title: 'Who is where' } } as const;
