/** On the server only (send-test-mail.server.ts). */
export const de = {
  subject: 'Test-E-Mail von {host}',
  greeting: 'Hallo {name},',
  text: 'diese E-Mail hast du auf der Seite „E-Mails einrichten“ angefordert. Sie ist angekommen, also kann Platzwart verschicken.',
  folder: 'Lag sie im Spam-Ordner, fehlen meist die Einträge SPF, DKIM und DMARC; dieselbe Seite erklärt sie.',
} as const;
