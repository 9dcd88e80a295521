import type { Locale } from '#app/platform/ctx.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { de } from '#app/domains/staff/messages/roles.de.ts';
import { en } from '#app/domains/staff/messages/roles.en.ts';
import { capitalized } from '#app/domains/staff/rules/role-name.ts';

const texts = roomTexts({ de, en });

/** The name of a role, as `useRoleName` says it. */
export function roleWord(role: string, locale: Locale): string {
  const t = texts(locale);
  const key = `roles.${role}` as 'roles.service';
  return t.has(key) ? t(key) : capitalized(role);
}
