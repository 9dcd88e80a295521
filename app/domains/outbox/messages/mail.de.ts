/** On the server only (render-mail.server.ts). */
export const de = {
  sender: 'Platzwart · {host}',
  footer: 'Diese Nachricht hat Platzwart auf {host} verschickt.',
  choices: 'Benachrichtigungen einstellen',
  digest: {
    subject: 'Zusammenfassung des Tages: {count, plural, one {# Nachricht} other {# Nachrichten}}',
    greeting: 'Hallo {name},',
    opening:
      '{count, plural, one {hier ist die Nachricht dieses Tages:} other {hier sind die # Nachrichten dieses Tages:}}',
  },
} as const;
