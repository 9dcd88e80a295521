/** The set-up of sending. */
export const de = {
  sender: {
    title: 'E-Mails einrichten',
    lede: 'Über welchen Server Platzwart verschickt und ob er annimmt. Gilt für die ganze Installation.',
    state: {
      off: 'Nicht eingerichtet',
      on: 'Verschickt',
      paused: 'Pausiert',
    },
    off: 'Platzwart verschickt keine E-Mails. Alles, was hinausgehen würde, steht im Protokoll und bleibt dort; es wird auch später nicht nachgeholt.',
    how: 'In die Datei .env auf dem Server gehören zwei Zeilen, danach Platzwart neu starten:',
    howHint:
      'Server, Benutzer und Passwort nennt der Anbieter des Postfachs. smtps:// mit Port 465 verschlüsselt von Anfang an, smtp:// mit Port 587 nach dem Verbinden. Sonderzeichen im Passwort als %-Code schreiben, etwa %40 für @.',
    server: 'Server',
    from: 'Absender',
    since: 'Eingerichtet seit',
    waiting: 'Wartet',
    waitingCount: '{count, plural, =0 {keine E-Mail} one {eine E-Mail} other {# E-Mails}}',
    pausedSince: 'Das Versenden pausiert seit {time}.',
    pause: {
      unreachable:
        'Der Mailserver ist nicht zu erreichen. Stimmen Name und Port in SMTP_URL? Läuft der Server, und lässt die Firewall die Verbindung zu?',
      sign_in:
        'Der Mailserver lehnt die Anmeldung ab. Benutzer und Passwort in SMTP_URL prüfen; manche Anbieter verlangen ein eigenes App-Passwort.',
      encryption:
        'Die verschlüsselte Verbindung kommt nicht zustande. Passt das Zertifikat zum Namen des Servers, und ist es noch gültig? Port 465 gehört zu smtps://, Port 587 zu smtp://.',
      sender:
        'Der Mailserver lässt die Absenderadresse nicht zu. MAIL_FROM muss eine Adresse sein, für die dieses Postfach senden darf.',
    },
    answer: 'Antwort des Servers',
    nextTry: 'Nächster Versuch',
    nothingLost: 'Nichts geht verloren: Was wartet, geht hinaus, sobald der Server annimmt, höchstens drei Tage lang.',
    restart: 'Nach einer Änderung in der Datei .env muss Platzwart neu starten.',
    retry: 'Jetzt noch einmal versuchen',
    retried: 'Platzwart versucht es jetzt noch einmal.',
    running: 'Das Versenden pausiert nicht mehr.',
    test: 'Testen',
    testTo: 'Schickt eine E-Mail an {address} und zeigt hier, was daraus wird.',
    sendTest: 'Test-E-Mail senden',
    testAgain: 'Noch eine senden',
    testQueued: 'Die Test-E-Mail ist geschrieben. Unter „Testen“ steht, was daraus wird.',
    testLast: 'Letzte Test-E-Mail an {address}, {time}',
    testSent: 'Der Mailserver hat sie angenommen. Liegt sie nicht im Posteingang, bitte im Spam-Ordner nachsehen.',
    testOpen: 'Im Protokoll ansehen',
    noEmail: 'Zu diesem Konto gehört keine E-Mail-Adresse. Ein anderer Administrator kann testen.',
    cannotTest: 'Ohne Mailserver lässt sich nichts testen.',
    testRefused: 'Deine eigene Adresse steht unten bei den abgelehnten. Erst „Wieder anschreiben“, dann testen.',
    limited:
      'Das waren gerade viele Versuche. In {minutes, plural, one {einer Minute} other {# Minuten}} geht es weiter.',
    unreadable: 'Das Formular kam unvollständig an. Bitte noch einmal versuchen.',
    dns: 'Damit E-Mails nicht im Spam landen',
    dnsText: {
      why: 'Empfänger prüfen über drei Einträge im DNS eurer Domain, ob eine E-Mail wirklich von euch kommt.',
      spf: 'SPF nennt die Server, die für eure Domain verschicken dürfen; dort muss der Mailserver von oben stehen.',
      dkim: 'DKIM unterschreibt jede E-Mail; den Schlüssel dafür erzeugt der Anbieter des Postfachs, und ihr tragt ihn ein.',
      dmarc:
        'DMARC sagt Empfängern, was mit E-Mails ohne gültiges SPF oder DKIM geschehen soll; „p=none“ ist ein guter Anfang.',
      missing:
        'Fehlt einer der drei, kommen Test-E-Mails an, viele andere aber nicht: Der Anbieter der Domain hilft beim Eintragen.',
    },
    refusals: 'Adressen, die nichts annehmen',
    refusalsLede:
      'Ein Mailserver hat sie für immer abgelehnt. Platzwart schreibt sie nicht mehr an, bis hier jemand „Wieder anschreiben“ drückt.',
    refusalsNone: 'Keine Adresse ist gesperrt.',
    refusalsNoneHint: 'Lehnt ein Mailserver eine Adresse für immer ab, steht sie hier, mit seiner Begründung.',
    refusalsTable: 'Abgelehnte Adressen',
    address: 'Adresse',
    refusedAt: 'Abgelehnt',
    guest: 'ohne Konto',
    allow: 'Wieder anschreiben',
    allowNamed: '{address} wieder anschreiben',
    gone: 'Wird wieder angeschrieben',
  },
} as const;
