export const de = {
  greeting: 'Hallo {name},',
  bookingCreated: { subject: 'Gebucht: {title}', opening: 'der Termin ist gebucht:' },
  bookingRequested: {
    subject: 'Angefragt: {title}',
    opening: 'die Anfrage ist eingegangen und wartet auf die Verwaltung:',
  },
  adminNewBooking: { subject: 'Neue Anfrage: {title}', opening: '{person} fragt einen Termin an:' },
  bookingApproved: { subject: 'Genehmigt: {title}', opening: '{person} hat genehmigt:' },
  bookingRejected: { subject: 'Abgelehnt: {title}', opening: '{person} hat abgelehnt:' },
  bookingCancelled: { subject: 'Fällt aus: {title}', opening: '{person} hat abgesagt:' },
  bookingChanged: { subject: 'Geändert: {title}', opening: '{person} hat geändert:' },
  left: 'Nicht dabei: {dates}',
  reason: 'Begründung: {reason}',
  team: 'Mannschaft: {team}',
  link: 'Zur Buchung',
} as const;
