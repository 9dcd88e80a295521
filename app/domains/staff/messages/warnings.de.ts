/** What a manager reads next to a shift, by the code of the warning (rules/warnings.ts); on the server only. */
export const de = {
  OVERLAP_SHIFT: 'Zur selben Zeit ist schon ein anderer Dienst eingeteilt.',
  OVERLAP_BOOKING: 'Zur selben Zeit ist der Termin „{name}“.',
  OVERSTAFFED: 'Es sind mehr Personen eingeteilt als gebraucht: {amount}.',
  NO_ROLE: 'Die Rolle „{name}“ fehlt.',
  HOLIDAY: 'Feiertag: {name}.',
  W_REST_11H: 'Zwischen zwei Diensten liegen nur {amount} h, nötig sind 11.',
  W_MAX_10H: 'An diesem Tag sind es {amount} h, höchstens 10 sind erlaubt.',
  W_YOUTH_AGE: 'Unter 15 Jahren ist Arbeit nicht erlaubt.',
  W_YOUTH_MAX_8H: 'An diesem Tag sind es {amount} h, unter 18 Jahren sind höchstens 8 erlaubt.',
  W_YOUTH_SHIFT_10H: 'Der Dienst dauert {amount} h, unter 18 Jahren sind höchstens 10 erlaubt.',
  W_YOUTH_REST_12H: 'Zwischen zwei Diensten liegen nur {amount} h, unter 18 Jahren sind 12 nötig.',
  W_YOUTH_NIGHT: 'Unter 18 Jahren ist Arbeit zwischen 20 und 6 Uhr nicht erlaubt.',
  W_YOUTH_SATURDAY: 'Unter 18 Jahren ist Arbeit am Samstag nur in Ausnahmen erlaubt.',
  W_YOUTH_SUNDAY: 'Unter 18 Jahren ist Arbeit am Sonntag nur in Ausnahmen erlaubt.',
} as const;
