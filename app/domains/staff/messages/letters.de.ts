/** Texts of the server about own shifts: the calendar feed, mails about requests, the reminder. */
export const de = {
  feed: {
    name: 'Meine Dienste',
    title: 'Dienst: {role}',
    cancelled: 'Abgesagt: {title}',
    station: 'Station: {station}',
  },
} as const;
