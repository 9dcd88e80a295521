/** The screen of the own notices. */
export const de = {
  notices: {
    title: 'Benachrichtigungen',
    lede: 'Was per E-Mail an {email} kommt, und wann.',
    noAddress:
      'Für dieses Konto ist keine E-Mail-Adresse hinterlegt, deshalb kommt keine E-Mail an. Die Verwaltung kann eine eintragen. Die Auswahl gilt ab dann.',
    kind: {
      confirmations: {
        label: 'Bestätigungen',
        help: 'Eine eigene Buchung ist eingetragen, oder eine eigene Anfrage ist angekommen.',
      },
      decisions: {
        label: 'Entscheidungen',
        help: 'Die Verwaltung hat eine Anfrage genehmigt oder abgelehnt.',
      },
      changes: {
        label: 'Änderungen und Absagen',
        help: 'Ein eigener Termin oder einer der eigenen Mannschaft hat sich geändert oder fällt aus.',
      },
      shifts: {
        label: 'Dienste',
        help: 'Ein eigener Dienst ist neu, geändert, abgesagt oder getauscht, jemand bietet einen an, morgen ist einer, oder eigene Zeiten wurden korrigiert.',
      },
      usage: {
        label: 'Wer war da?',
        help: 'Am Morgen nach einem eigenen Termin, solange dort noch nicht steht, wie viele da waren.',
      },
      requests: {
        label: 'Neue Anfragen',
        help: 'Jemand fragt einen Termin, zu einem Dienst oder eine Korrektur von Zeiten an und wartet auf eine Entscheidung.',
      },
    },
    delivery: { now: 'Sofort', digest: 'Einmal am Tag', off: 'Gar nicht' },
    digestHelp:
      '„Einmal am Tag“ heißt: um 18 Uhr eine E-Mail mit allem, was sich angesammelt hat. Ohne Neues kommt keine.',
    always:
      'Immer sofort kommen Einladungen, Links für ein neues Passwort und Bestätigungen eines Zugangs: Ohne sie geht es nicht weiter.',
    save: 'Speichern',
    choose: 'Bitte eine der drei Möglichkeiten wählen.',
    wrong: 'Noch nicht gespeichert: Bitte überall eine Möglichkeit wählen.',
    unreadable: 'Noch nicht gespeichert: Das Formular kam nicht vollständig an. Bitte die Seite neu laden.',
    saved: 'Gespeichert.',
    unchanged: 'Es ist alles wie vorher.',
    released:
      '{count, plural, one {Die Nachricht, die auf 18 Uhr gewartet hat, kommt jetzt.} other {Die # Nachrichten, die auf 18 Uhr gewartet haben, kommen jetzt.}}',
    dropped:
      '{count, plural, one {Die Nachricht, die auf 18 Uhr gewartet hat, kommt nicht mehr.} other {Die # Nachrichten, die auf 18 Uhr gewartet haben, kommen nicht mehr.}}',
    refusal: {
      title: 'An diese Adresse kommt zurzeit nichts an',
      text: '{at}: Der Mailserver hat eine Nachricht an {email} abgelehnt. {cause} Seitdem geht dorthin nichts mehr.',
      next: 'Ist das Postfach wieder erreichbar, lässt sich die Zustellung hier einschalten. Stimmt die Adresse nicht, kann die Verwaltung sie ändern.',
      answer: 'Antwort des Servers: {answer}',
      allow: 'Wieder zustellen',
      allowed: 'Ab jetzt gehen E-Mails wieder an diese Adresse.',
      notRefused: 'An diese Adresse gehen E-Mails schon wieder.',
      cause: {
        unknown: 'Das Postfach gibt es dort nicht.',
        domain: 'Für den Teil nach dem @ nimmt kein Server E-Mails an.',
        moved: 'Das Postfach ist umgezogen.',
        malformed: 'Die Adresse ist falsch geschrieben.',
        disabled: 'Das Postfach ist abgeschaltet.',
      },
    },
  },
} as const;
