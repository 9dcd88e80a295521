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

const GUEST_LOCALE = 'locale-guest';

/** The language that a person chose before the sign-in; null when it was chosen by a person who was signed in. */
export function guestLocale(request: Request): Locale | null {
  const value = readCookie(request, GUEST_LOCALE);
  return LOCALES.find((locale) => locale === value) ?? null;
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

export const guestLocaleCookie = (locale: Locale): string => preferenceCookie(GUEST_LOCALE, locale);
/** After the sign-in: the choice belongs to that person, and to no other who signs in on this device. */
export const CLEAR_GUEST_LOCALE = `${GUEST_LOCALE}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;
export const localeCookie = (locale: Locale): string => preferenceCookie('locale', locale);
export const themeCookie = (theme: Theme): string => preferenceCookie('theme', theme);
