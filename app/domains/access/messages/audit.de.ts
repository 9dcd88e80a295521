/** The audit log of a door. */
export const de = {
  title: 'Protokoll',
  table: 'Protokoll der Tür',
  one: 'Nur ein Vorgang: {id}',
  all: 'Alles zeigen',
  none: 'Noch nichts geschehen',
  noneHint: 'Hier steht jede Anfrage, jede Öffnung und jede Änderung dieser Tür.',
  time: 'Zeit',
  what: 'Was',
  who: 'Wer',
  device: 'Gerät',
  trace: 'Vorgang',
  traceNamed: 'Nur Vorgang {id} zeigen',
  older: 'Ältere',
  newest: 'Zum Anfang',
} as const;
