/** On the server only (mails/texts.server.ts). */
export const de = {
  greeting: 'Hallo {name},',
  bookingCreated: {
    subject: 'Gebucht: {title}',
    opening: '{count, plural, one {der Termin ist gebucht:} other {die # Termine sind gebucht:}}',
  },
  bookingRequested: {
    subject: 'Angefragt: {title}',
    opening:
      'die Anfrage ist angekommen. Sobald die Verwaltung entschieden hat, kommt wieder eine Nachricht. Bis dahin {count, plural, one {steht der Termin} other {stehen die # Termine}} als „angefragt“ im Plan:',
  },
  adminNewBooking: {
    subject: 'Neue Anfrage: {title}',
    opening: '{person} fragt {count, plural, one {einen Termin} other {# Termine}} an. Bitte entscheiden:',
  },
  bookingApproved: {
    subject: 'Genehmigt: {title}',
    opening: '{person} hat {count, plural, one {den Termin} other {# Termine}} genehmigt:',
  },
  bookingRejected: {
    subject: 'Abgelehnt: {title}',
    opening: '{person} hat die Anfrage leider abgelehnt:',
  },
  bookingCancelled: {
    subject: 'Fällt aus: {title}',
    opening:
      '{count, plural, one {dieser Termin fällt aus} other {diese # Termine fallen aus}}, abgesagt von {person}:',
  },
  bookingChanged: {
    subject: 'Geändert: {title}',
    opening: '{person} hat {count, plural, one {den Termin} other {# Termine}} geändert. Jetzt gilt:',
  },
  usageReminder: {
    subject: '{count, plural, one {Wer war da? {title}, {date}} other {Wer war da? # Termine von gestern}}',
    opening:
      '{count, plural, one {wie viele waren gestern da? Ein Tipp genügt; ist der Termin ausgefallen, bitte das eintragen:} other {wie viele waren gestern da? Je Termin genügt ein Tipp; ist einer ausgefallen, bitte das eintragen:}}',
    link: 'Eintragen, wer da war',
  },
  titled: '{title}, {count, plural, one {{date}} other {# Termine ab {date}}}',
  dates: {
    named: '{count, plural, one {# Termin} other {# Termine}}, {time}: {dates}',
    weekly: '{count, plural, other {# Termine}}: {weekday}s {time}, {span}',
    until: '{from} bis {until}',
    more: 'und {count, plural, one {# weiterer} other {# weitere}}',
  },
  left: 'Nicht dabei: {dates}',
  open: 'Noch nicht entschieden: {dates}',
  why: {
    removed: 'herausgenommen',
    not_free: 'nicht frei',
    cancelled: 'abgesagt',
    detached: 'einzeln geändert',
    taken: 'belegt durch „{title}“',
    outside_slot: 'außerhalb der Zeitfenster',
    no_grant: 'der Verein ist für diesen Bereich nicht freigegeben',
    begun: 'schon vorbei',
    place_gone: 'den Ort gibt es nicht mehr',
  },
  changes: {
    title: 'Geändert:',
    place: 'Ort',
    time: 'Uhrzeit',
    date: 'Datum',
    weekday: 'Wochentag',
    name: 'Titel',
    type: 'Terminart',
    until: 'Letzter Termin',
    line: '{what}: {before} → {after}',
    description: 'Beschreibung: neu',
    pending:
      '{count, plural, one {Der Termin wartet damit wieder} other {Die Termine warten damit wieder}} auf die Entscheidung der Verwaltung.',
  },
  reason: 'Begründung: {reason}',
  ask: 'Fragen dazu beantwortet {person}: {email}',
  team: 'Mannschaft: {team}',
  link: 'Zur Buchung',
  toApprovals: 'Zu den Genehmigungen',
} as const;
