/** The sheet of a hall for the town. */
export const de = {
  hallSheet: {
    title: 'Hallenblatt',
    lede: 'Wer die Halle in dieser Woche genutzt hat, zum Ausdrucken und Unterschreiben.',
    choose: 'Halle und Woche',
    hall: 'Halle',
    week: 'Woche',
    show: 'Anzeigen',
    previous: 'Vorige Woche',
    next: 'Nächste Woche',
    print: 'Drucken',
    none: 'Hier gibt es noch keine Halle.',
    empty: 'In dieser Woche war diese Halle nicht gebucht.',
    table: 'Nutzung der Halle',
    date: 'Datum',
    time: 'Zeit',
    group: 'Gruppe',
    trainer: 'Übungsleitung',
    headcount: 'Anzahl',
    note: 'Bemerkung',
    signature: 'Unterschrift',
    fellOut: 'ausgefallen',
    fellOutFor: 'ausgefallen: {reason}',
    total:
      '{dates, plural, =0 {Noch kein Termin ist als durchgeführt eingetragen.} one {1 Termin durchgeführt, {people} Teilnahmen gezählt.} other {# Termine durchgeführt, {people} Teilnahmen gezählt.}}',
    printed: 'Stand {at}',
  },
} as const;
