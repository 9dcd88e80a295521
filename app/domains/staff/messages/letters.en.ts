export const en = {
  feed: {
    name: 'My shifts',
    title: 'Shift: {role}',
    cancelled: 'Cancelled: {title}',
    station: 'Station: {station}',
  },
} as const;
