/** Texts of wrong fields, by their code. */
export const de = {
  fields: {
    action_type_invalid:
      'Bitte 1 bis 64 Zeichen: Kleinbuchstaben, Ziffern und . _ : -, vorn ein Buchstabe oder eine Ziffer.',
    action_type_of_house:
      'booking.*, door.* und visit.* schreibt nur Platzwart selbst. Bitte einen eigenen Namen nehmen.',
    gid_required: 'Die Adresse fehlt.',
    gid_too_long: 'Höchstens {max} Zeichen.',
    gid_unreadable: 'Die Adresse enthält Zeichen, die kein lesbarer Text sind.',
    metadata_too_long: 'Höchstens 64 KiB als JSON, und Zahlen ausgeschrieben höchstens 96 KiB.',
    metadata_too_deep: 'Höchstens 32 Ebenen ineinander.',
    metadata_unreadable: 'NUL und halbe Zeichen lassen sich nicht speichern.',
    user_unknown: 'Diese Person gibt es nicht, oder sie ist nicht aktiv.',
    room_unknown: 'Diesen Raum gibt es nicht.',
    actions_required: 'Die Liste ist leer.',
    actions_too_many: 'Höchstens {max} auf einmal.',
    one_or_many: 'Bitte entweder eine Tätigkeit oder eine Liste unter „actions“ senden.',
    moment_invalid: 'Bitte ein Tag wie 2026-11-18 oder ein Zeitpunkt wie 2026-11-18T09:00:00Z.',
    limit_invalid: 'Bitte eine Zahl von 1 bis 500.',
  },
} as const;
