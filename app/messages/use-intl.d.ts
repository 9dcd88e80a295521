import type { Locale } from '#app/platform/ctx.ts';
import type { messages } from './de.ts';

declare module 'use-intl' {
  interface AppConfig {
    Locale: Locale;
    Messages: typeof messages;
  }
}
