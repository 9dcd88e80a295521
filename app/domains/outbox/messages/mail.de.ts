/** On the server only (render-mail.server.ts). */
export const de = {
  sender: 'Platzwart · {host}',
  footer: 'Diese Nachricht hat Platzwart auf {host} verschickt.',
  choices: 'Benachrichtigungen einstellen',
} as const;
