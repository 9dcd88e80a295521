/** Mails about shifts; on the server only (mails/). */
export const de = {
  greeting: 'Hallo {name},',
  mixed: 'Änderungen an {count, plural, one {einem Dienst} other {# Diensten}}',
  many: '{count, plural, other {# Dienste}} ab {date}',
  published: {
    subject: 'Im Dienstplan: {shifts}',
    opening:
      '{count, plural, one {dieser Dienst steht jetzt im Dienstplan:} other {diese # Dienste stehen jetzt im Dienstplan:}}',
  },
  changed: {
    subject: 'Dienst geändert: {shifts}',
    opening: '{person} hat {count, plural, one {den Dienst} other {# Dienste}} geändert. Jetzt gilt:',
  },
  cancelled: {
    subject: 'Dienst abgesagt: {shifts}',
    opening: '{person} hat {count, plural, one {den Dienst} other {# Dienste}} abgesagt:',
  },
  assigned: {
    subject: 'Neuer Dienst: {shifts}',
    opening: '{person} hat {count, plural, one {einen Dienst} other {# Dienste}} zugeteilt:',
  },
  unassigned: {
    subject: 'Dienst entfällt: {shifts}',
    opening:
      '{person} hat die Zuteilung zurückgenommen. {count, plural, one {Dieser Dienst entfällt} other {Diese # Dienste entfallen}}:',
  },
  taken: {
    subject: 'Dienst übernommen: {shifts}',
    opening:
      '{count, plural, one {dieser Dienst steht jetzt im eigenen Plan, bisher hatte ihn {other}:} other {diese # Dienste stehen jetzt im eigenen Plan, bisher hatte sie {other}:}}',
  },
  given: {
    subject: 'Dienst abgegeben: {shifts}',
    opening: '{count, plural, one {diesen Dienst übernimmt} other {diese # Dienste übernimmt}} jetzt {other}:',
  },
  swapped: { subject: 'Dienste getauscht: {shifts}' },
  before: 'Bisher: {what}',
  note: 'Hinweis: {note}',
  ask: 'Fragen dazu beantwortet {person}: {email}',
  link: 'Meine Dienste',
} as const;
