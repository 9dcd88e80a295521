/** Mails about times, corrections and months; on the server only (mails/). */
export const de = {
  greeting: 'Hallo {name},',
  asked: {
    subject: 'Korrektur gewünscht: {name}, {date}',
    opening: '{person} bittet um eine Korrektur der Zeiten von {name} am {date}:',
    link: 'Korrekturen entscheiden',
  },
  corrected: {
    subject: 'Zeiten korrigiert: {date}',
    opening: '{person} hat die Zeiten vom {date} korrigiert:',
  },
  approved: {
    subject: 'Korrektur genehmigt: {date}',
    opening: '{person} hat die gewünschte Korrektur vom {date} genehmigt:',
  },
  declined: {
    subject: 'Korrektur abgelehnt: {date}',
    opening: '{person} hat die gewünschte Korrektur vom {date} abgelehnt. Die Zeiten bleiben, wie sie sind.',
  },
  reopened: {
    subject: 'Monat wieder offen: {month}',
    opening: '{person} hat den Monat {month} wieder geöffnet. Bitte die Zeiten prüfen und neu einreichen.',
  },
  before: 'Bisher: {times}',
  after: 'Jetzt: {times}',
  wanted: 'Gewünscht: {times}',
  reason: 'Begründung: {reason}',
  answer: 'Antwort: {answer}',
  ask: 'Fragen dazu beantwortet {person}: {email}',
  link: 'Meine Zeiten',
} as const;
