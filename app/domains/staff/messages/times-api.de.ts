/** Refusals of corrections in the JSON API and on screens, by their code. */
export const de = {
  MONTH_CLOSED: {
    title: 'Der Monat ist freigegeben',
    detail: 'Freigegebene Stunden ändern sich erst, wenn die Leitung den Monat wieder öffnet.',
  },
  SESSION_OVERLAP: {
    title: 'Die Zeiten liegen über anderen',
    detail: 'Die Person hat in dieser Zeit schon eine andere Arbeitszeit. Es wurde nichts geändert.',
  },
  DAY_TAKEN: {
    title: 'An diesem Tag gibt es schon eine Arbeitszeit',
    detail: 'Ohne geteilte Tage hat ein Tag eine Arbeitszeit. Es wurde nichts geändert.',
  },
  VERSION_CONFLICT: {
    title: 'Die Zeiten haben sich inzwischen geändert',
    detail: 'Bitte sie neu lesen und die Korrektur noch einmal senden.',
  },
  advice: {
    MONTH_CLOSED: 'Den Monat wieder öffnen.',
    SESSION_OVERLAP: 'Zuerst die andere Arbeitszeit korrigieren; „session_id“ nennt sie.',
    DAY_TAKEN: 'Die andere Arbeitszeit korrigieren; „session_id“ nennt sie.',
    VERSION_CONFLICT: 'Die Zeiten neu lesen.',
  },
  fields: {
    instant: 'Ein Zeitpunkt nach ISO 8601 mit Zeitzone.',
    date: 'Ein Datum JJJJ-MM-TT, das es gibt.',
    cursor: 'Das ist kein „next_cursor“ einer Antwort.',
    limit: 'Eine ganze Zahl von 1 bis 500.',
    range: 'Der letzte Tag liegt vor dem ersten.',
    flag: 'Möglich ist hier nur true oder false.',
    unreadable: 'Dieser Wert ist nicht lesbar.',
    too_short: 'Die Begründung ist zu kurz.',
    reason_too_long: 'Die Begründung hat höchstens {max} Zeichen.',
    upside_down: 'Das Ende liegt nicht nach dem Beginn.',
    future: 'Dieser Zeitpunkt liegt in der Zukunft.',
    too_long: 'Eine Arbeitszeit hat höchstens 25 Stunden.',
    break_upside_down: 'Eine Pause endet nicht nach ihrem Beginn.',
    break_outside: 'Eine Pause liegt außerhalb der Arbeitszeit.',
    breaks_overlap: 'Zwei Pausen liegen übereinander.',
    breaks_many: 'Höchstens 50 Pausen.',
    missing: 'Beginn und Ende sind nötig.',
    nothing: 'Hier ist nichts zu ändern.',
    shift: 'Diesen Dienst gibt es hier nicht.',
    other_day: 'Das liegt an einem anderen Tag.',
  },
} as const;
