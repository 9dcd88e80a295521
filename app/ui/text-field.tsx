import { type ComponentProps, useState } from 'react';
import { useTranslations } from 'use-intl';
import { countCharacters } from '#app/platform/text.ts';
import { cx } from './cx.ts';
import { Field } from './field.tsx';

interface TextFieldProps extends ComponentProps<typeof Field> {
  /** The characters that the text may have. Unlike `maxlength`, which counts an emoji as two, it stops no typing. */
  limit: number;
}

/** The field of a text with a limit: near it, the field shows how much the text may grow, or has to shrink. */
export function TextField({ limit, children, className, ...field }: TextFieldProps) {
  const t = useTranslations('shell.form');
  const [length, setLength] = useState(0);
  const left = limit - length;
  return (
    <div className={className} onInput={(event) => setLength(lengthOf(event.target))}>
      <Field {...field}>
        {children}
        <p role="status" className={cx('text-xs empty:hidden', left < 0 ? 'font-medium text-bad' : 'text-muted')}>
          {length > 0.8 * limit ? t(left < 0 ? 'tooMany' : 'left', { count: Math.abs(left) }) : null}
        </p>
      </Field>
    </div>
  );
}

/** As the server counts (`textUpTo`). */
const lengthOf = (target: EventTarget): number =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement
    ? countCharacters(target.value.normalize('NFC'))
    : 0;
