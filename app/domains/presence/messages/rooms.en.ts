export const en = { rooms: { title: 'Rooms' } } as const;
