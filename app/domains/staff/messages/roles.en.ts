export const en = {
  roles: {
    service: 'Service',
    kitchen: 'Kitchen',
    bar: 'Bar',
    cleaning: 'Cleaning',
    reception: 'Reception',
    caretaker: 'Caretaker',
    event: 'Event',
  },
} as const;
