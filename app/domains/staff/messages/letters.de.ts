/** Mails about requests, the reminder, and the calendar feed of own shifts; on the server only. */
export const de = {
  feed: {
    name: 'Meine Dienste',
    title: 'Dienst: {what}',
    cancelled: 'Abgesagt: {title}',
  },
  greeting: 'Hallo {name},',
  message: 'Dazu: {message}',
  inReturn: 'Im Tausch:',
  link: 'Meine Dienste',
  linkRequests: 'Anfragen ansehen',
  offered: {
    subject: 'Wer übernimmt? {shift}',
    opening: '{person} möchte diesen Dienst abgeben:',
    hint: 'Übernehmen lässt er sich unter „Meine Dienste“. Wer zuerst zusagt, bekommt ihn.',
  },
  exchange: {
    subject: 'Dienst tauschen? {shift}',
    opening: '{person} möchte diesen Dienst tauschen:',
    hint: 'Annehmen oder ablehnen geht unter „Meine Dienste“.',
  },
  open: {
    subject: 'Dienst frei: {shift}',
    opening: 'in diesem Dienst ist noch ein Platz frei:',
    hint: 'Übernehmen lässt er sich unter „Meine Dienste“. Wer zuerst zusagt, bekommt ihn.',
  },
  waiting: {
    subject: 'Wartet auf Zustimmung: {shift}',
    opening: '{person} würde diesen Dienst übernehmen. Die Dienstleitung muss noch zustimmen:',
  },
  refused: {
    subject: 'Bleibt wie geplant: {shift}',
    opening: '{person} hat die Anfrage zu diesem Dienst abgelehnt. Es bleibt bei der bisherigen Einteilung:',
  },
  settled: {
    subject: 'Abwesenheit geregelt: {shift}',
    opening: '{person} hat die Meldung „Kann nicht kommen“ zu diesem Dienst erledigt:',
  },
  withdrawn: {
    subject: 'Anfrage zurückgezogen: {shift}',
    opening: '{person} hat die Anfrage zu diesem Dienst zurückgezogen. Es bleibt bei der bisherigen Einteilung:',
  },
  toApprove: {
    subject: 'Tausch genehmigen: {shift}',
    opening: '{person} würde diesen Dienst übernehmen, bisher von {other}:',
  },
  absent: {
    subject: 'Kann nicht kommen: {shift}',
    opening: '{person} kann zu diesem Dienst nicht kommen. Der Dienst ist noch nicht neu besetzt:',
  },
  reminder: {
    subject: 'Morgen: {shift}',
    opening: '{count, plural, one {dieser Dienst steht morgen an:} other {diese # Dienste stehen morgen an:}}',
  },
} as const;
