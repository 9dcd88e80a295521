export const en = { roster: { title: 'Roster' } } as const;
