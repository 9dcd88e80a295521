/** The texts of the month, the public plan and its frame. */
export const de = {
  month: {
    label: '{place}, {month}',
    wrongMonth: 'Diesen Monat gibt es nicht. Hier ist der laufende; ein Monat steht in der Adresse als 2026-03.',
    day: '{day}, {count, plural, =0 {nichts gebucht} one {# Buchung} other {# Buchungen}}',
    empty: 'In diesem Monat ist nichts gebucht.',
    schoolHoliday: 'Ferien: {name}',
    asOf: 'Stand: {at}',
    help: 'Pfeiltasten wechseln den Tag, Eingabe öffnet ihn.',
  },
  publicPlan: {
    title: 'Belegungsplan {facility}',
    offline: 'Gerade ohne Live-Verbindung. Der Plan wird jede Minute neu geladen.',
    book: 'Anmelden und buchen',
    open: 'Ganzen Plan öffnen',
    newWindow: '(neues Fenster)',
  },
} as const;
