import type { getFeeds, ListedFeed } from '#app/domains/booking/pages/feeds.server.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { momentOrNull } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';

type Feeds = Awaited<ReturnType<typeof getFeeds>>;

const WORDS = { team: 'mannschaft', resource: 'ressource', facility: 'anlage' } as const;

/** The value of a calendar in the forms of the page (`feedSchema`). */
function valueOf(kind: ListedFeed['kind'], id: string | null): string {
  if (kind === 'person') return 'ich';
  return kind === 'shifts' ? 'dienste' : `${WORDS[kind]}:${id}`;
}

export interface FeedLine {
  id: string;
  kind: ListedFeed['kind'];
  value: string;
  name: string;
  withCancelled: boolean;
  lastRead: string | null;
}

export function feedLines({ feeds }: Feeds, locale: Locale): FeedLine[] {
  const t = translator(locale, 'booking.feeds');
  return feeds.map(({ id, kind, subjectId, subject, withCancelled, lastReadAtMs }) => ({
    id,
    kind,
    value: valueOf(kind, subjectId),
    name: subject ?? t(kind === 'shifts' ? 'ownShifts' : 'own'),
    withCancelled,
    lastRead: momentOrNull(lastReadAtMs, locale),
  }));
}

export interface OptionGroup {
  label: string;
  options: { value: string; label: string }[];
}

/** What is left to subscribe to: the person and their shifts, their teams, the other teams by club, the places by facility. */
export function feedOptions(
  { choices, hasPerson, hasShifts }: Feeds,
  { isStaff, locale }: { isStaff: boolean; locale: Locale },
): OptionGroup[] {
  const t = translator(locale, 'booking.feeds');
  const groups = new Map<string, OptionGroup>();
  const add = (group: string, value: string, label: string) => {
    const found = groups.get(group) ?? { label: group, options: [] };
    found.options.push({ value, label });
    groups.set(group, found);
  };
  if (!hasPerson) add(t('mine'), 'ich', t('own'));
  if (isStaff && !hasShifts) add(t('mine'), 'dienste', t('ownShifts'));
  for (const { kind, id, name, group, isMine } of choices) {
    const value = valueOf(kind, id);
    if (kind === 'team' && isMine) add(t('myTeams'), value, `${name}, ${group}`);
    else if (kind === 'team') add(t('teamsOf', { club: group }), value, name);
    else
      add(
        t('placesOf', { facility: group }),
        value,
        kind === 'facility' ? t('wholeFacility', { facility: name }) : name,
      );
  }
  return [...groups.values()];
}

/** The calendar that another page's link names; the first one otherwise. */
export function chosenIn(groups: readonly OptionGroup[], url: string): string | null {
  const { searchParams } = new URL(url);
  const asked: ReadonlySet<string> = new Set([
    ...Object.values(WORDS).map((word) => `${word}:${searchParams.get(word) ?? ''}`),
    ...(searchParams.has('dienste') ? ['dienste'] : []),
  ]);
  const all = groups.flatMap(({ options }) => options);
  return (all.find(({ value }) => asked.has(value)) ?? all[0])?.value ?? null;
}
