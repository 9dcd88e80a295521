export const de = {
  appName: 'Platzwart',
  skipToContent: 'Zum Inhalt springen',
  loading: 'Wird geladen …',
  language: { label: 'Sprache', de: 'Deutsch', en: 'English' },
  theme: { label: 'Darstellung', system: 'System', light: 'Hell', dark: 'Dunkel' },
  nav: {
    main: 'Hauptnavigation',
    account: 'Konto',
    administration: 'Administration',
    calendar: 'Kalender',
    request: 'Neue Anfrage',
    requestShort: 'Anfragen',
    mine: 'Meine Buchungen',
    mineShort: 'Meine',
    doors: 'Türen',
    approvals: 'Genehmigungen',
    approvalsShort: 'Prüfen',
    approvalsOpen: '{count, plural, one {# offen} other {# offen}}',
    archive: 'Archiv',
    manageDoors: 'Türen verwalten',
    facilities: 'Anlagen',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    sessions: 'Meine Sitzungen',
    settings: 'Einstellungen',
    preferences: 'Darstellung und Sprache',
    more: 'Mehr',
    export: 'Export',
    start: 'Übersicht',
  },
  ui: {
    close: 'Schließen',
    cancel: 'Abbrechen',
    optional: 'optional',
    toasts: 'Meldungen',
  },
  readableSessions:
    'Diese Adresse ist nicht verschlüsselt: Passwörter und Sitzungen sind im Netz lesbar. Mit PUBLIC_URL auf https ist das behoben.',
  status: {
    approved: 'Genehmigt',
    pending: 'Ausstehend',
    rejected: 'Abgelehnt',
    expired: 'Vorbei',
    archived: 'Archiviert',
  },
  refused: {
    plan: { view: 'Dieser Plan ist nicht öffentlich. Nach dem Anmelden ist er zu sehen.' },
    booking: {
      view: 'Diese Buchung ist für dieses Konto nicht sichtbar. Im Kalender steht, wann der Platz belegt ist.',
      request: 'Mit diesem Konto lassen sich keine Plätze buchen oder anfragen. Die Verwaltung kann das ändern.',
      list: 'Diese Liste ist für dieses Konto nicht sichtbar. Im Kalender steht, wann ein Platz belegt ist.',
      change: 'Ändern und absagen dürfen nur die Beteiligten und die Verwaltung der Anlage. Bitte dort nachfragen.',
      decide:
        'Über Anfragen entscheiden Administratoren des Betreibers. Den Stand der eigenen zeigt „Meine Buchungen“.',
      archive: 'Archivieren dürfen nur Administratoren des Betreibers. Eigene Termine lassen sich absagen.',
    },
    facility: {
      administer: 'Anlagen verwalten nur Administratoren des Betreibers. Den Plan jeder Anlage zeigt der Kalender.',
    },
    settings: {
      administer:
        'Einstellungen ändern nur Administratoren, und die eines Betreibers nur die eigenen. Bitte dort nachfragen.',
    },
    door: {
      list: 'Türen sieht, wer angemeldet ist. Zugang lässt sich auch ohne Konto anfragen.',
      open: 'Diese Tür geht für dieses Konto nicht auf. Unter „Türen“ steht, was dafür fehlt.',
      administer: 'Türen und Geräte verwalten nur Administratoren des Betreibers. Die eigenen Türen zeigt „Türen“.',
    },
    access: {
      request: 'Zugang lässt sich für diese Tür gerade nicht anfragen. Die Verwaltung der Anlage kann helfen.',
    },
    session: {
      list: 'Diese Sitzungen gehören zu einem anderen Konto. Die eigenen stehen unter „Meine Sitzungen“.',
      end: 'Diese Sitzung gehört zu einem anderen Konto. Beenden lassen sich nur die eigenen.',
    },
    setup: { run: 'Die Einrichtung ist schon abgeschlossen. Weiter geht es mit dem Anmelden.' },
  },
  errors: {
    e400: {
      title: 'Diese Anfrage war unlesbar',
      text: 'Die Adresse oder das Formular kam unvollständig an. Bitte die Seite neu öffnen und noch einmal versuchen.',
    },
    e403: {
      title: 'Dafür fehlt das Recht',
      text: 'Mit diesem Konto ist das nicht erlaubt. Wer die Anlage verwaltet, kann weiterhelfen.',
    },
    e404: {
      title: 'Hier ist nichts',
      text: 'Die Seite gibt es nicht, oder sie ist für dieses Konto nicht sichtbar. Vielleicht ist der Link alt.',
    },
    e409: {
      title: 'Inzwischen hat sich etwas geändert',
      text: 'Jemand war schneller. Bitte den neuen Stand ansehen und dann entscheiden.',
    },
    e429: { title: 'Zu viele Versuche', text: 'Bitte etwas warten und dann noch einmal versuchen.' },
    e503: {
      title: 'Gerade geht es nicht',
      text: 'Die Datenbank antwortet nicht oder hat zu viel zu tun. Bitte in ein paar Sekunden noch einmal versuchen. Wer eben etwas abgeschickt hat, sieht danach bitte nach, ob es angekommen ist.',
    },
    e500: {
      title: 'Das hat nicht geklappt',
      text: 'Der Fehler liegt bei uns und ist aufgezeichnet. Es wurde nichts halb gespeichert. Bitte noch einmal versuchen.',
    },
    requestId: 'Vorgangsnummer',
    home: 'Zum Kalender',
    retry: 'Noch einmal versuchen',
  },
} as const;
