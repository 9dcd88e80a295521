/** Titles and details of the answers that every operation may give, by their code. */
export const de = {
  UNAUTHENTICATED: {
    title: 'Anmeldung fehlt',
    detail: 'Diese Anfrage braucht ein Token im Kopf „Authorization: Bearer …“ oder eine angemeldete Sitzung.',
  },
  TOKEN_INVALID: {
    title: 'Das Token gilt nicht',
    detail: 'Es ist unbekannt, abgelaufen oder widerrufen. Bitte ein neues erstellen lassen.',
  },
  TOKEN_SCOPE_MISSING: {
    title: 'Dem Token fehlt ein Recht',
    detail: 'Dafür braucht es ein Token mit dem Bereich „{scope}“.',
  },
  FORBIDDEN: { title: 'Dafür fehlt das Recht', detail: 'Mit diesem Konto ist das nicht erlaubt.' },
  NOT_FOUND: {
    title: 'Das gibt es nicht',
    detail: 'Es ist unbekannt, oder es ist für dieses Konto nicht sichtbar.',
  },
  METHOD_NOT_ALLOWED: { title: 'Das geht hier nicht', detail: 'Diese Adresse versteht nur {allowed}.' },
  UNSUPPORTED_TYPE: {
    title: 'Hier wird JSON erwartet',
    detail: 'Bitte den Inhalt mit „Content-Type: application/json“ senden.',
  },
  UNREADABLE_JSON: { title: 'Das JSON ist unlesbar', detail: 'Der Inhalt ist kein vollständiges JSON in UTF-8.' },
  VALIDATION_FAILED: { title: 'Eine Angabe stimmt nicht', detail: 'Mehr dazu unter „errors“.' },
  IDEMPOTENCY_KEY_INVALID: {
    title: 'Der Idempotency-Key ist unbrauchbar',
    detail: 'Erlaubt sind 1 bis 255 sichtbare ASCII-Zeichen, am besten eine UUID.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    title: 'Der Idempotency-Key gehört zu einer anderen Anfrage',
    detail: 'Unter diesem Schlüssel kam schon ein anderer Inhalt. Bitte für jede neue Anfrage einen neuen nehmen.',
  },
  IDEMPOTENCY_KEY_RUNNING: {
    title: 'Diese Anfrage läuft noch',
    detail: 'Die erste mit diesem Schlüssel ist noch nicht fertig. Bitte gleich noch einmal fragen.',
  },
  BUSY: {
    title: 'Gerade ist zu viel los',
    detail: 'Es wurde nichts geändert. Bitte in ein paar Sekunden noch einmal versuchen.',
  },
  INTERNAL: {
    title: 'Das hat nicht geklappt',
    detail:
      'Der Fehler liegt bei uns und ist unter der Nummer {requestId} aufgezeichnet. Es wurde nichts halb gespeichert.',
  },
  docs: {
    title: 'Schnittstelle',
    lede: 'Buchen, ändern und entscheiden mit eigenen Programmen: JSON über HTTP, beschrieben in OpenAPI 3.1.',
    document: 'OpenAPI-Dokument',
    english: 'Die Namen und ihre Beschreibungen sind englisch, wie im Dokument.',
    overview: 'Alle Aufrufe',
    access: 'Anmelden',
    accessText: 'Wer das Haus betreibt, erstellt ein Token. Es handelt für eine Person und wird nur einmal gezeigt.',
    refusals: 'Wenn etwas nicht geht',
    refusalsText:
      'Absagen sind „problem+json“ (RFC 9457): „code“ ist für Programme und bleibt, „title“ und „detail“ sind für Menschen, „field“ nennt die Angabe. 404: unbekannt oder nicht sichtbar. 403: sichtbar, aber nicht erlaubt. 422: eine Angabe stimmt nicht. 409: jemand war schneller. 503: später noch einmal, „Retry-After“ sagt, wann.',
    repeating: 'Sicher wiederholen',
    repeatingText:
      'Schreibende Anfragen nehmen einen „Idempotency-Key“. Ging die Antwort verloren, dieselbe Anfrage mit demselben Schlüssel noch einmal senden: Sie wird nur einmal ausgeführt und gleich beantwortet, 24 Stunden lang.',
    parameters: 'Parameter',
    body: 'Inhalt',
    answers: 'Antworten',
    example: 'Beispiel',
    name: 'Name',
    kind: 'Art',
    meaning: 'Bedeutung',
    required: 'nötig',
    scope: 'Bereich des Tokens: {scope}',
  },
  fields: {
    missing: 'Diese Angabe fehlt.',
    wrong_type:
      'Hier wird {expected, select, string {ein Text} int {eine ganze Zahl} number {eine ganze Zahl} boolean {true oder false} array {eine Liste} object {ein Objekt} other {eine andere Art von Wert}} erwartet.',
    not_one_of: 'Möglich ist hier nur: {options}.',
    invalid: 'Dieser Wert ist hier nicht möglich.',
    unknown: 'Dieses Feld gibt es hier nicht.',
  },
} as const;
