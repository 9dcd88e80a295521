import { type Locale, LOCALES } from '#app/platform/ctx.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
/** Light, dark, or the setting of the device. */
export type Theme = (typeof THEMES)[number];

const YEAR_SECONDS = 31_536_000;

/** Value of a cookie of the request, or null. */
export function readCookie(request: Request, name: string): string | null {
  for (const pair of request.headers.get('cookie')?.split(';') ?? []) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}

/** The language that was chosen on this device. */
export function chosenLocale(request: Request): Locale | undefined {
  const value = readCookie(request, 'locale');
  return LOCALES.find((locale) => locale === value);
}

/** The language for a person who is not signed in; German without a choice. */
export const localeFromCookie = (request: Request): Locale => chosenLocale(request) ?? 'de';

/** The language for a program without a person: that of Accept-Language, else German. */
export function localeFromHeader(request: Request): Locale {
  const accepted = request.headers.get('accept-language')?.toLowerCase() ?? '';
  const tags = accepted.split(',').map((tag) => tag.trim().slice(0, 2));
  return tags.flatMap((tag) => LOCALES.find((locale) => locale === tag) ?? [])[0] ?? 'de';
}

export function themeFromCookie(request: Request): Theme {
  const value = readCookie(request, 'theme');
  return THEMES.find((theme) => theme === value) ?? 'system';
}

function preferenceCookie(name: string, value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax`;
}

export const localeCookie = (locale: Locale): string => preferenceCookie('locale', locale);
export const themeCookie = (theme: Theme): string => preferenceCookie('theme', theme);
