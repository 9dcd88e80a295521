/** Refusals of the JSON API of funding, by their code. */
export const de = {
  NOT_ACTIVE: {
    title: 'Dieses Teilprojekt ist nicht mehr aktiv',
    detail: 'Es ist geteilt, zusammengeführt oder archiviert und lässt sich nur noch lesen. Es wurde nichts geändert.',
  },
  advice: {
    NOT_ACTIVE: 'In einem Teil oder im neuen Teilprojekt weiterarbeiten.',
  },
  fields: {
    number: 'Eine Nummer.',
    number_taken: 'Diese Nummer ist im Teilprojekt schon vergeben.',
    title: 'Ein Titel.',
    money: 'Ein Betrag wie 1234.50 oder 1.234,50.',
    negative: 'Der Betrag liegt unter null.',
    too_big: 'Höchstens 9.999.999.999,99.',
    exceeds: 'Das sind {detail} Euro mehr, als noch frei ist.',
    below_parts: 'Die Maßnahmen darunter haben zusammen {detail} Euro mehr.',
    day: 'Ein Datum JJJJ-MM-TT von 1990 bis 2199, das es gibt.',
    range: 'Das Ende liegt vor dem Beginn.',
    progress: 'Eine ganze Zahl von 0 bis 100.',
    parent: 'Keine Maßnahme dieses Teilprojekts.',
    cycle: 'Eine Maßnahme liegt nicht unter sich selbst.',
    status_edge: 'Dieser Status folgt nicht auf den jetzigen.',
    too_long: 'Höchstens {max} Zeichen.',
    unreadable: 'Dieser Wert ist nicht lesbar.',
  },
} as const;
