/** On the server only (routes/booking/undo.server.ts). */
export const de = {
  requested:
    '{count, plural, one {Zurückgenommen: {title}, {day}. Der Platz ist wieder frei.} other {Zurückgenommen: {title}, # Termine ab {day}. Die Plätze sind wieder frei.}}',
  changed: '{count, plural, one {Wieder wie vorher: {title}, {day}.} other {Wieder wie vorher: {title}, # Termine.}}',
  decided:
    '{count, plural, one {Wieder offen: {title}, {day}. Es ging keine Mail hinaus.} other {# Termine sind wieder offen, darunter {title}. Es ging keine Mail hinaus.}}',
  cancelled:
    '{count, plural, one {Findet wieder statt: {title}, {day}.} other {# Termine stehen wieder im Plan: {title}.}}',
  cancelledPending:
    '{count, plural, one {Wieder angefragt: {title}, {day}.} other {# Anfragen stehen wieder im Plan: {title}.}}',
  none: 'Das lässt sich nicht rückgängig machen: Termine kommen hinzu, fallen weg oder werden eine eigene Serie.',
  already: 'Das ist schon zurückgenommen.',
  tooLate: 'Zurücknehmen geht nur 30 Sekunden lang, die Mails sind unterwegs. Bitte von Hand ändern.',
  placeGone: 'Zurücknehmen geht nicht mehr: Diesen Ort gibt es nicht mehr.',
  movedOn:
    'Zurücknehmen geht nicht mehr: {title, select, none {Die Buchung} other {„{title}“}} wurde inzwischen noch einmal geändert. Es bleibt, wie es jetzt ist.',
  conflict:
    'Zurücknehmen geht nicht mehr: Am {day} ist {place} {time} inzwischen durch „{title}“{team, select, none {} other { ({team})}} belegt. Es bleibt, wie es jetzt ist.',
} as const;
