import { expect, it } from 'vitest';
import { renderMail } from './render-mail.server.ts';
import { TEMPLATE_NAMES } from './rules/templates.ts';

it.each(TEMPLATE_NAMES)('renderMail of %s links the choices, except in a mail that must arrive', (template) => {
  const content = { subject: 'Gebucht', paragraphs: ['Hallo'] };
  const { text, html } = renderMail(content, { template, locale: 'en' });
  const hasChoices = !['accessOptIn', 'terminalAlarm', 'test'].includes(template);
  expect(text.includes('Choose your notifications: http://localhost:3000/konto/benachrichtigungen')).toBe(hasChoices);
  expect(html.includes('href="http://localhost:3000/konto/benachrichtigungen"')).toBe(hasChoices);
  expect(text).toContain('Platzwart on localhost:3000 sent this message.');
});
