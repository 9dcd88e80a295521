/** The texts of the screens for admins: rooms, visits, boards, evacuation list. */
export const de = { rooms: { title: 'Räume' } } as const;
