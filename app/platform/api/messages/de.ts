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
    detail: 'Dafür braucht es ein Token mit dem Recht „{scope}“.',
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
    title: 'Gerade geht es nicht',
    detail: 'Bitte in ein paar Sekunden noch einmal fragen.',
  },
  STORAGE_FULL: {
    title: 'Der Speicher ist voll',
    detail:
      'Auf dem Server ist kein Platz mehr. Bitte die Verwaltung der Anlage verständigen; gespeichert wurde nichts.',
  },
  BUSY_WRITING: {
    title: 'Gerade geht es nicht',
    detail:
      'Ob noch etwas geschrieben wurde, ist offen. Bitte in ein paar Sekunden mit demselben Idempotency-Key wiederholen: dann gilt es einmal.',
  },
  INTERNAL: {
    title: 'Das hat nicht geklappt',
    detail:
      'Der Fehler liegt bei uns und ist unter der Nummer {requestId} aufgezeichnet. Es wurde nichts halb gespeichert.',
  },
  docs: {
    lang: 'de',
    title: 'Schnittstelle',
    lede: 'Buchen, ändern und entscheiden mit eigenen Programmen: JSON über HTTP, beschrieben in OpenAPI 3.1.',
    document: 'OpenAPI-Dokument',
    english: 'Die Namen und ihre Beschreibungen sind englisch, wie im Dokument.',
    overview: 'Inhalt',
    access: 'Token',
    accessText:
      'Wer das Haus betreibt, erstellt ein Token. Es handelt für eine Person, darf nie mehr als sie, und wird nur einmal gezeigt. Seine Rechte sagen, wofür es gilt:',
    read: 'Plan, Buchungen, Orte, Mannschaften und Terminarten lesen',
    write: 'buchen und anfragen, ändern, absagen; auch die Vorschau',
    decide: 'Anfragen genehmigen und ablehnen, Buchungen archivieren (nur für die Verwaltung)',
    doors: 'Türen öffnen, die der Person offenstehen, und sehen, was daraus wird',
    presence: 'sehen, wer in welchem Raum ist, so wie es jede Person erlaubt',
    visits: 'in einem Raum an- und abmelden',
    actions: 'Tätigkeiten der Person melden',
    actionsOfAny: 'Tätigkeiten jeder aktiven Person melden (nur für die Verwaltung)',
    readActions: 'Tätigkeiten lesen: die eigenen, die Verwaltung auch die in Räumen ihres Betreibers',
    repeating: 'Sicher wiederholen',
    repeatingText:
      'Schreibende Anfragen nehmen einen „Idempotency-Key“: 1 bis 255 sichtbare ASCII-Zeichen, am besten eine UUID. Ging die Antwort verloren, dieselbe Anfrage mit demselben Schlüssel noch einmal senden: Sie wird nur einmal ausgeführt und gleich beantwortet, 24 Stunden lang. Auch Fehlerantworten bleiben unter ihrem Schlüssel; nach einem 409 braucht der nächste Versuch einen neuen.',
    lists: 'Listen',
    listsText:
      'Buchungen werden je Ressource gelistet: Die Nummern stehen unter GET /api/resources. Eine Ressource zeigt auch, was auf ihren Teilen und auf dem Ganzen darüber liegt. Steht „next“ nicht auf null, führt der Kopf „Link“ zur nächsten Seite.',
    refusals: 'Fehlerantworten',
    refusalsText:
      'Sie sind „problem+json“ (RFC 9457). „code“ ist für Programme und bleibt, wie er ist; „title“ und „detail“ sind für Menschen und stehen in der Sprache des Kontos, „field“ und „errors“ nennen die Angaben.',
    status: 'Status',
    code: 'Code',
    remedy: 'Was hilft',
    parameters: 'Parameter',
    body: 'Anfrage (JSON)',
    optionalBody: 'Anfrage (JSON), darf fehlen',
    response: 'Antwort (JSON)',
    objects: 'Objekte',
    answers: 'Antworten',
    general: 'Dazu, wie überall:',
    example: 'Beispiel',
    name: 'Name',
    kind: 'Art',
    meaning: 'Bedeutung',
    required: 'nötig',
    scope: 'Recht des Tokens: {scope}',
    standard: 'Standard: {value}',
    range: '{from} bis {to}',
    longest: 'höchstens {count} Zeichen',
  },
  advice: {
    UNREADABLE_JSON: 'Vollständiges JSON in UTF-8 senden.',
    IDEMPOTENCY_KEY_INVALID: 'Einen Schlüssel aus 1 bis 255 sichtbaren ASCII-Zeichen nehmen.',
    TWO_CREDENTIALS: 'Entweder das Token oder das Cookie der Sitzung senden.',
    UNAUTHENTICATED: 'Ein Token im Kopf „Authorization: Bearer …“ senden.',
    TOKEN_INVALID: 'Ein neues Token erstellen lassen: Es ist unbekannt, abgelaufen oder widerrufen.',
    FORBIDDEN: 'Mit diesem Konto nicht erlaubt; „right“ nennt das Recht, „detail“, wer helfen kann.',
    TOKEN_SCOPE_MISSING: 'Ein Token mit dem Recht nehmen, den „detail“ nennt.',
    FOREIGN_ORIGIN: 'Im Browser nur von den Seiten des Hauses aus schreiben, sonst mit einem Token.',
    NOT_FOUND: 'Adresse und Nummer prüfen; sie ist unbekannt oder für dieses Konto nicht sichtbar.',
    METHOD_NOT_ALLOWED: 'Eine der Methoden aus dem Kopf „Allow“ nehmen.',
    IDEMPOTENCY_KEY_RUNNING: 'Nach den Sekunden aus „Retry-After“ dieselbe Anfrage noch einmal senden.',
    TOO_LARGE: 'Höchstens 2 MiB auf einmal senden.',
    UNSUPPORTED_TYPE: 'Mit „Content-Type: application/json“ senden.',
    VALIDATION_FAILED: 'Die Angaben unter „errors“ berichtigen.',
    IDEMPOTENCY_KEY_REUSED: 'Für anderen Inhalt einen neuen Schlüssel nehmen.',
    INTERNAL: 'Der Fehler liegt bei uns; die Nummer in „detail“ hilft beim Suchen.',
    STORAGE_FULL: 'Der Server hat keinen Platz mehr; gespeichert wurde nichts. Nach dem Aufräumen noch einmal senden.',
    BUSY: 'Nach den Sekunden aus „Retry-After“ noch einmal senden, Schreibendes mit demselben Idempotency-Key: Sein Ende ist offen.',
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
