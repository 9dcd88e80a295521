/** Names of common roles; another role is shown as it was typed. */
export const de = {
  roles: {
    service: 'Service',
    kitchen: 'Küche',
    bar: 'Theke',
    cleaning: 'Reinigung',
    reception: 'Empfang',
    caretaker: 'Platzwart',
    event: 'Veranstaltung',
  },
} as const;
