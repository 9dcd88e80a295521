/** The mail about shifts whose event is off; on the server only (mails/). */
export const de = {
  subject: '{count, plural, one {Ein Dienst} other {# Dienste}} ohne Veranstaltung: {title}, {date}',
  greeting: 'Hallo {name},',
  opening:
    'die Veranstaltung „{title}“ findet so nicht mehr statt. {count, plural, one {Dieser Dienst ist} other {Diese # Dienste sind}} schon veröffentlicht und {count, plural, one {bleibt} other {bleiben}} bestehen, bis jemand absagt oder ändert:',
  people: '{count, plural, =0 {noch niemand eingeteilt} one {eine Person eingeteilt} other {# Personen eingeteilt}}',
  moved: 'Die Veranstaltung ist jetzt am {date}.',
  link: 'Zum Dienstplan',
} as const;
