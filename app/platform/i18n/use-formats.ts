import { useLocale } from 'use-intl';
import { type Formats, formats } from './format.ts';

/** The formats of the page's language. */
export function useFormats(): Formats {
  return formats(useLocale());
}
