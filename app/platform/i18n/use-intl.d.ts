import type { Locale } from '#app/platform/ctx.ts';
import type { messages } from './all.de.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
