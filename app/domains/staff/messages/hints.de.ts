/** Hints of working time, by their code; `minutes` or `hours` is what was worked, rested or paused. They refuse nothing. */
export const de = {
  W_BREAK_30: 'Nach mehr als 6 Stunden Arbeit sind 30 Minuten Pause nötig, es waren {minutes} (ArbZG § 4).',
  W_BREAK_45: 'Nach mehr als 9 Stunden Arbeit sind 45 Minuten Pause nötig, es waren {minutes} (ArbZG § 4).',
  W_CONTINUOUS_6H: 'Länger als 6 Stunden ohne Pause: {hours} Stunden (ArbZG § 4).',
  W_MAX_10H: 'Mehr als 10 Stunden Arbeit an einem Tag: {hours} Stunden (ArbZG § 3).',
  W_REST_11H: 'Weniger als 11 Stunden Ruhe vor diesem Tag: {hours} Stunden (ArbZG § 5).',
  W_SUNDAY: 'Arbeit am Sonntag: {hours} Stunden (ArbZG § 9).',
  W_NIGHT: 'Nachtarbeit zwischen 23 und 6 Uhr: {hours} Stunden (ArbZG § 2).',
  W_YOUTH_BREAK_30:
    'Jugendliche brauchen nach mehr als 4½ Stunden 30 Minuten Pause, es waren {minutes} (JArbSchG § 11).',
  W_YOUTH_BREAK_60:
    'Jugendliche brauchen nach mehr als 6 Stunden 60 Minuten Pause, es waren {minutes} (JArbSchG § 11).',
  W_YOUTH_CONTINUOUS: 'Jugendliche: länger als 4½ Stunden ohne Pause, {hours} Stunden (JArbSchG § 11).',
  W_YOUTH_MAX_8H: 'Jugendliche: mehr als 8 Stunden Arbeit an einem Tag, {hours} Stunden (JArbSchG § 8).',
  W_YOUTH_REST_12H: 'Jugendliche: weniger als 12 Stunden Freizeit vor diesem Tag, {hours} Stunden (JArbSchG § 13).',
  W_YOUTH_SATURDAY: 'Jugendliche: Arbeit am Samstag, {hours} Stunden (JArbSchG § 16).',
  W_YOUTH_SUNDAY: 'Jugendliche: Arbeit am Sonntag, {hours} Stunden (JArbSchG § 17).',
  W_YOUTH_NIGHT: 'Jugendliche: Arbeit zwischen 20 und 6 Uhr, {hours} Stunden (JArbSchG § 14).',
  W_LATE_RECORD: 'Erst {days} Tage später aufgeschrieben; spätestens nach 7 Tagen (MiLoG § 17).',
} as const;
