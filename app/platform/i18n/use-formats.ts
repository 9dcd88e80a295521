import { useLocale } from 'use-intl';
import { type Formats, formats } from './format.ts';

/** The formats of the language the page is shown in. */
export function useFormats(): Formats {
  return formats(useLocale());
}
