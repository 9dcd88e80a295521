import type { RequestLine } from '#app/domains/access/requests/request-pages.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';

/** A request as its line shows it: what happened when, in words. */
export function requestView(line: RequestLine, locale: Locale) {
  const { id, email, areaTitle, facilityName, status, memberName } = line;
  return { id, email, areaTitle, facilityName, status, memberName, history: historyOf(line, locale) };
}

export type RequestView = ReturnType<typeof requestView>;

function historyOf(line: RequestLine, locale: Locale): string[] {
  const t = translator(locale, 'access.requests');
  const at = (ms: number) => moment(ms, locale, line.timeZone);
  const last = (): string | null => {
    if (line.status === 'requested') return t('until', { time: at(line.expiresAtMs) });
    if (line.status === 'expired') return t('expiredAt', { time: at(line.expiresAtMs) });
    if (line.status === 'confirmed' || line.revokedAtMs === null) return null;
    const time = at(line.revokedAtMs);
    return line.revokedByName ? t('revokedBy', { time, name: line.revokedByName }) : t('revokedAt', { time });
  };
  return [
    t('asked', { time: at(line.createdAtMs) }),
    line.confirmedAtMs === null ? null : t('confirmedAt', { time: at(line.confirmedAtMs) }),
    last(),
  ].filter((part): part is string => part !== null);
}
