/** Refusals of the JSON API and of the device side, by their code; no browser shows them. */
export const de = {
  AREA_FORBIDDEN: {
    title: 'Diese Tür geht für dieses Konto jetzt nicht auf',
    detail: 'Warum, steht unter „reasons“. Es wurde nichts angefragt.',
  },
  OPENS_LIMITED: {
    title: 'Zu oft gedrückt',
    detail: 'Für diese Tür geht es in {seconds} Sekunden weiter. Es wurde nichts angefragt.',
  },
  DEVICE_OFFLINE: {
    title: 'Die Tür ist gerade nicht erreichbar',
    detail:
      'Das Gerät an der Tür meldet sich nicht. Es wurde nichts angefragt; bitte den Schlüssel nehmen{phone, select, none {. Sonst hilft die Verwaltung weiter.} other { oder die Verwaltung anrufen: {phone}.}}',
  },
  JOB_OVER: {
    title: 'Zum Zurücknehmen war es zu spät',
    detail:
      '{status, select, executed {Die Tür hat schon geöffnet.} failed {Die Tür ging nicht auf; es gibt nichts mehr zurückzunehmen.} other {Der Auftrag ist schon abgelaufen.}}',
  },
  DEVICE_AUTH_FAILED: {
    title: 'Gerät oder Geheimnis sind falsch',
    detail: 'Ein Administrator kann dem Gerät einen neuen Anmeldecode geben.',
  },
  DEVICE_BLOCKED: {
    title: 'Zu viele falsche Anmeldungen',
    detail: 'Von dieser Adresse geht es für dieses Gerät in {seconds} Sekunden weiter.',
  },
  DEVICE_INACTIVE: {
    title: 'Dieses Gerät ist nicht freigeschaltet',
    detail: 'Ein Administrator muss es bestätigen oder wieder einschalten.',
  },
  DEVICE_MISMATCH: {
    title: 'Dieser Auftrag gehört einem anderen Gerät',
    detail: 'Bestätigen kann ihn nur das Gerät, das ihn bekommen hat.',
  },
  NONCE_MISMATCH: { title: 'Falsche Einmalzahl', detail: 'Sie ist nicht die, mit der dieser Auftrag vergeben wurde.' },
  JOB_NOT_FOUND: { title: 'Diesen Auftrag gibt es nicht', detail: 'Aufträge werden nach 90 Tagen gelöscht.' },
  JOB_NOT_DISPATCHED: {
    title: 'Dieser Auftrag wurde nie vergeben',
    detail: 'Zu bestätigen gibt es nichts.',
  },
  RESULT_CONFLICT: {
    title: 'Zu diesem Auftrag wurde schon etwas anderes gemeldet',
    detail: 'Die erste Meldung gilt.',
  },
  GRANT_EXPIRED: {
    title: 'Diese Freigabe gilt nicht mehr',
    detail: 'Sie galt 5 Sekunden. Mit einer neuen Einmalzahl noch einmal nachfragen.',
  },
  CLAIM_REPLAYED: {
    title: 'Diese Nachfrage ist eine alte',
    detail: 'Das Gerät ist inzwischen weiter oder neu gestartet. Laufen zwei mit demselben Namen, eines neu anmelden.',
  },
  ENROLL_CODE_INVALID: {
    title: 'Dieser Anmeldecode gilt nicht',
    detail: 'Er ist falsch, schon benutzt oder älter als 15 Minuten. Ein Administrator kann einen neuen erstellen.',
  },
  RATE_LIMITED: { title: 'Zu viele Anfragen', detail: 'In {seconds} Sekunden geht es weiter.' },
  TOO_LARGE: { title: 'Zu viel auf einmal', detail: 'Höchstens 4 KiB.' },
  UNREADABLE_JSON: { title: 'Das ist kein lesbares JSON', detail: 'Vollständiges JSON in UTF-8 senden.' },
  INVALID_BODY: { title: 'Angaben fehlen oder sind falsch', detail: 'Falsch ist: {fields}.' },
  advice: {
    AREA_FORBIDDEN: '„reasons“ nennt, was fehlt: Alter, Abo, bestätigter Zugang, Zeit der Buchung, Tür außer Betrieb.',
    OPENS_LIMITED: 'Nach den Sekunden aus „Retry-After“: 6 mal je Minute und 30 mal je Stunde für eine Tür.',
    JOB_OVER: 'Wie der Auftrag ausging, steht unter „GET /api/doors/jobs/…“; ein neuer Druck ist ein neuer Auftrag.',
    DEVICE_OFFLINE: 'Das Gerät an der Tür schweigt seit 20 Sekunden; nachsehen, ob es Strom und Netz hat.',
  },
  fields: { unknown_area: 'Diese Tür gibt es nicht.' },
} as const;
