import type { TemplateLine } from '#app/domains/staff/pages/crew-pages.server.ts';
import { inWeekOrder } from '#app/domains/staff/rules/crew-choices.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** A template as its line shows it: "17:00 – Schluss +30 min", "Mo, Di". */
export function templateView(template: TemplateLine, locale: Locale) {
  const t = translator(locale, 'staff.crew.template');
  const { id, name, code, role, requiredStaffCount: count, active, archived, weekdays, eventMode } = template;
  const days =
    weekdays.length === 7
      ? t('daily')
      : inWeekOrder(weekdays)
          .map((day) => t(`days.d${day}`))
          .join(', ');
  return {
    id,
    name,
    code,
    role,
    count,
    active,
    archived,
    time: timeOf(template, locale),
    days: eventMode ? `${t('eventShort')} · ${days}` : days,
    where: [template.workAreaName, template.station].filter(Boolean).join(' · '),
  };
}

function timeOf(template: TemplateLine, locale: Locale): string {
  const format = formats(locale);
  const { startTimeLocal: start, endTimeLocal, endTimeType, endTimeFixed, closePlusMinutes } = template;
  if (endTimeType !== 'close_plus') {
    const end = endTimeType === 'fixed' ? (endTimeFixed ?? endTimeLocal) : endTimeLocal;
    return format.timeRange(start, end);
  }
  const minutes = closePlusMinutes ?? 0;
  const t = translator(locale, 'staff.crew.template');
  const offset = minutes === 0 ? '' : `${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min`;
  return `${format.time(start)} – ${t('plusShort', { offset })}`.trimEnd();
}
