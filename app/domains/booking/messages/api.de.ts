/** Refusals of the JSON API, by their code; browsers never show them. */
export const de = {
  BOOKING_CONFLICT: {
    title: 'Diese Zeit geht nicht',
    detail: 'Mindestens ein Termin ist nicht frei. Nichts wurde gebucht.',
  },
  VERSION_CONFLICT: {
    title: 'Inzwischen hat sich etwas geändert',
    detail:
      'Die Buchung wurde seit dem Lesen geändert. Bitte neu lesen und mit ihrer neuen Version noch einmal senden.',
  },
  BOOKING_PAST: {
    title: 'Der Termin hat schon begonnen oder ist vorbei',
    detail:
      '{act, select, edit {Der Termin ist vorbei. Vergangenes bleibt, wie es war.} other {Was begonnen hat oder vorbei ist, lässt sich nicht mehr absagen.}}',
  },
  BOOKING_RUNNING: {
    title: 'Der Termin läuft schon',
    detail: 'Der Termin läuft schon. Ändern lassen sich noch Titel, Beschreibung und Ende.',
  },
  BOOKING_BEGUN: {
    title: 'Die angefragte Zeit hat begonnen',
    detail: 'Genehmigen und ändern geht nicht mehr, ablehnen und zurückziehen schon.',
  },
  PLACE_GONE: {
    title: 'Diesen Ort gibt es nicht mehr',
    detail: 'Der angefragte Ort wurde inzwischen entfernt.',
  },
  NO_GRANT: {
    title: 'Der Verein ist hier nicht freigegeben',
    detail: 'Der Verein ist für diesen Bereich nicht freigegeben.',
  },
  BOOKING_OVER: {
    title: 'Diese Buchung steht nicht mehr offen',
    detail:
      '{status, select, approved {Sie ist genehmigt.} rejected {Sie ist abgelehnt.} expired {Sie ist vorbei.} archived {Sie ist archiviert.} other {Sie ist nicht mehr da.}}',
  },
  BOOKING_CANCELLED: {
    title: 'Diese Buchung ist abgesagt',
    detail: 'Abgesagt am {day}{by, select, none {} other { von {by}}}.',
  },
  NOTHING_TO_CANCEL: {
    title: 'Es ist kein Termin mehr übrig',
    detail: 'In diesem Umfang gibt es keinen künftigen Termin, der noch abzusagen wäre.',
  },
  advice: {
    BOOKING_CONFLICT: '„dates“ nennt, was im Weg ist, „nextFree“ eine freie Zeit: eine andere nehmen oder „onlyFree“.',
    VERSION_CONFLICT: 'Die Buchung neu lesen und mit ihrer neuen „version“ noch einmal senden.',
    BOOKING_PAST: 'Läuft der Termin noch, kann er mit PATCH und „endTime“ früher enden; sonst nichts.',
    BOOKING_RUNNING: 'Die Felder in „fields“ weglassen; „endTime“, „title“ und „description“ gehen noch.',
    BOOKING_BEGUN: 'Die Anfrage ablehnen oder zurückziehen.',
    PLACE_GONE: 'Die Anfrage ablehnen; der Ort ist entfernt.',
    NO_GRANT: 'Dem Verein den Bereich freigeben oder die Anfrage ablehnen.',
    BOOKING_OVER: 'Nichts: Sie ist entschieden oder vorbei, „bookingStatus“ sagt, was sie jetzt ist.',
    NOTHING_TO_CANCEL: 'Nichts: In diesem Umfang ist kein künftiger Termin mehr übrig.',
    BOOKING_CANCELLED: 'Nichts: Sie ist abgesagt; „cancelledOn“ und „reason“ sagen, wann und warum.',
  },
  fields: {
    date_or_series: 'Bitte entweder „date“ oder „series“ angeben.',
    date_invalid: 'Ein Datum als JJJJ-MM-TT, zum Beispiel 2026-12-05.',
    time_invalid: 'Eine Uhrzeit als HH:MM, zum Beispiel 18:15.',
    weekday_required: 'Ein Wochentag als Zahl: 0 ist Sonntag, 6 ist Samstag.',
    limit_invalid: 'Eine ganze Zahl von 1 bis 500.',
    reason_too_long: 'Der Grund ist zu lang, höchstens {max} Zeichen.',
    not_in_scope: 'Dieses Feld passt nicht zum Umfang „{scope}“.',
  },
} as const;
