/** Refusals of the time clock in the JSON API and on screens, by their code. */
export const de = {
  IDEMPOTENCY_KEY_MISSING: {
    title: 'Der Schlüssel fehlt',
    detail: 'Jeder Stempel braucht einen Idempotency-Key, damit eine Wiederholung nicht zweimal stempelt.',
  },
  NOT_STAFF: {
    title: 'Kein Mitarbeiter',
    detail: 'Stempeln können nur aktive Mitarbeiter. Die Verwaltung kann das eintragen.',
  },
  ALREADY_WORKING: { title: 'Schon eingestempelt', detail: 'Die Uhr läuft bereits. Es wurde nichts geändert.' },
  ON_BREAK: { title: 'Gerade ist Pause', detail: 'Bitte zuerst die Pause beenden. Es wurde nichts geändert.' },
  ALREADY_CLOSED: {
    title: 'Heute schon ausgestempelt',
    detail: 'An einem Tag gibt es eine Arbeitszeit. Bitte eine Korrektur anfragen.',
  },
  NOT_WORKING: { title: 'Nicht eingestempelt', detail: 'Bitte zuerst einstempeln. Es wurde nichts geändert.' },
  NOT_ON_BREAK: { title: 'Gerade ist keine Pause', detail: 'Es läuft keine Pause. Es wurde nichts geändert.' },
  BREAK_RUNNING: {
    title: 'Die Pause läuft noch',
    detail: 'Bitte zuerst die Pause beenden, dann ausstempeln. Es wurde nichts geändert.',
  },
  OPEN_SESSION: {
    title: 'Eine frühere Arbeitszeit läuft noch',
    detail:
      'Sie läuft seit {since}. Bitte zuerst ausstempeln; „ended_at“ nennt das Ende der Arbeit, wenn sie über 16 Stunden läuft.',
  },
  MONTH_CLOSED: {
    title: 'Der Monat ist freigegeben',
    detail: 'Freigegebene Stunden ändern sich erst, wenn die Leitung den Monat wieder öffnet.',
  },
  END_NEEDED: {
    title: 'Wann war die Arbeit zu Ende?',
    detail:
      'Die Uhr läuft seit über 16 Stunden. Bitte das Ende der Arbeit angeben („ended_at“); eine Admin-Person prüft es.',
  },
  IN_FUTURE: {
    title: 'Der Zeitpunkt liegt in der Zukunft',
    detail: 'Bitte die Uhr des Geräts prüfen und den Stempel später noch einmal senden.',
  },
  OTHER_PERSON: {
    title: 'Der Stempel gehört einer anderen Person',
    detail: 'Dieses Gerät ist jetzt mit einem anderen Konto angemeldet. Es wurde nichts geändert.',
  },
  advice: {
    IDEMPOTENCY_KEY_MISSING: 'Die Kopfzeile Idempotency-Key oder „idempotency_key“ senden.',
    NOT_STAFF: 'Die Person als Mitarbeiter eintragen.',
    ALREADY_WORKING: 'Den Stand mit GET /api/timeclock/status lesen.',
    ON_BREAK: 'Zuerst break-end senden.',
    ALREADY_CLOSED: 'Eine Korrektur anfragen.',
    NOT_WORKING: 'Zuerst clock-in senden.',
    NOT_ON_BREAK: 'Zuerst break-start senden.',
    BREAK_RUNNING: 'Zuerst break-end senden.',
    OPEN_SESSION: 'Zuerst clock-out senden, nach 16 Stunden mit „ended_at“.',
    MONTH_CLOSED: 'Den Monat wieder öffnen lassen.',
    END_NEEDED: '„ended_at“ senden.',
    IN_FUTURE: 'Die Uhr des Geräts stellen.',
    OTHER_PERSON: 'Als die Person von „Platzwart-Person“ anmelden.',
  },
  fields: {
    key: 'Ein Schlüssel aus 1 bis 200 sichtbaren ASCII-Zeichen.',
    key_differs: 'Kopfzeile und „idempotency_key“ nennen verschiedene Schlüssel.',
    choose_operator: 'Die Person arbeitet für mehrere Betreiber; bitte einen davon nennen.',
    instant: 'Ein Zeitpunkt nach ISO 8601 mit Zeitzone.',
    bad_end:
      'Das Ende liegt vor dem letzten Stempel oder in der Zukunft, oder die Arbeit läuft noch keine 16 Stunden; dann bitte ohne „ended_at“ ausstempeln.',
    unreadable: 'Dieser Wert ist nicht lesbar.',
    date: 'Ein Datum JJJJ-MM-TT, das es gibt.',
    cursor: 'Das ist kein „next_cursor“ einer Antwort.',
    limit: 'Eine ganze Zahl von 1 bis 500.',
    range: 'Der letzte Tag liegt vor dem ersten.',
  },
} as const;
