import type { MyDoor } from '#app/domains/access/areas/my-doors.server.ts';
import { instantOfText, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

/** A door as its row shows it: translated reasons, and the window of a booking or shift in local time. */
export type DoorView = Pick<
  MyDoor,
  'slug' | 'title' | 'facilityName' | 'isAllowed' | 'request' | 'standing' | 'phone'
> & {
  readonly whyNot: readonly string[];
  readonly window: string | null;
};

export function doorView(door: MyDoor, locale: Locale): DoorView {
  const { slug, title, facilityName, isAllowed, request, standing, phone } = door;
  return {
    slug,
    title,
    facilityName,
    isAllowed,
    request,
    standing,
    phone,
    whyNot: whyNotOf(door, locale),
    window: windowOf(door, locale),
  };
}

function whyNotOf({ reasons, minAge, hasBirthDate, requiredSubscription, standing }: MyDoor, locale: Locale): string[] {
  const t = translator(locale, 'access.doors.reason');
  return reasons.map((reason) =>
    t(reason, {
      age: String(minAge ?? 0),
      known: hasBirthDate ? 'yes' : 'no',
      kind: requiredSubscription ?? '',
      request: standing,
    }),
  );
}

function windowOf({ window }: MyDoor, locale: Locale): string | null {
  if (!window) return null;
  const [from, until] = [window.from, window.until].map((at) => wallClock(instantOfText(at), window.timeZone));
  if (!from || !until) return null;
  const format = formats(locale);
  const time = format.timeRange(from.time, until.time);
  return translator(locale, 'access.doors')('window', {
    ground: window.ground,
    day: format.day(from.date),
    time,
  });
}
