import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { enqueueMails, type OutgoingMail } from '#app/domains/outbox/public.server.ts';
import { de } from '#app/domains/presence/messages/alarm-mail.de.ts';
import { en } from '#app/domains/presence/messages/alarm-mail.en.ts';
import { ALARM_TRIES } from '#app/domains/presence/rules/kiosk.ts';
import { paths } from '#app/paths.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { publicUrl } from '#app/platform/public-url.server.ts';

const texts = roomTexts({ de, en });

interface Admin {
  readonly userId: string;
  readonly email: string;
  readonly firstName: string;
  readonly locale: Locale;
}

const readAdmins = statement<{ operatorId: string }, Admin>(sql`
  select id as "userId", email, first_name as "firstName", locale from users
  where operator_id = ${sql.placeholder('operatorId')}::uuid and role = 'admin' and is_active and email is not null
  order by last_name, first_name, id`);

/** Writes to the admins of a terminal's operator that many wrong tries were made at it, in the caller's transaction. */
export async function alarmAdmins(
  tx: Transaction,
  { now }: Pick<Ctx, 'now'>,
  terminal: { readonly id: string; readonly name: string; readonly operatorId: string },
): Promise<void> {
  const admins = await readAdmins(tx, terminal);
  const mails = admins.map(({ userId, email, firstName, locale }): OutgoingMail => {
    const t = texts(locale);
    const values = { terminal: terminal.name, count: String(ALARM_TRIES) };
    return {
      template: 'terminalAlarm',
      to: email,
      userId,
      locale,
      content: {
        subject: t('subject', values),
        paragraphs: [t('greeting', { name: firstName }), t('opening', values), t('advice')],
        link: { label: t('link'), url: publicUrl(paths.presence.terminal(terminal.id)) },
      },
      related: { entity: 'terminal', id: terminal.id },
      operatorId: terminal.operatorId,
    };
  });
  await enqueueMails(tx, mails, { now, operationId: null });
}
