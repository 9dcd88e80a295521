import { Check, Copy } from 'lucide-react';
import { type FocusEvent, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Field } from './field.tsx';
import { Input, Textarea } from './input.tsx';

interface CopyFieldProps {
  id: string;
  label: string;
  text: string;
  copy: string;
  copied: string;
  help?: string;
  /** Shows a long text in so many lines, with the button below. */
  rows?: number;
}

/** A text to copy. Without JavaScript, or where the browser gives no clipboard (plain http), it can be selected. */
export function CopyField({ id, label, text, copy, copied, help, rows }: CopyFieldProps) {
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCanCopy('clipboard' in navigator), []);
  const onCopy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCanCopy(false),
    );
  const shown = { value: text, readOnly: true, spellCheck: false, onFocus: selectAll };
  const isLong = rows !== undefined;
  return (
    <div className={isLong ? 'grid justify-items-start gap-2' : 'flex flex-wrap items-end gap-2'}>
      <Field field={{ id }} label={label} help={help} className={cx('min-w-0', isLong ? 'w-full' : 'flex-1 basis-64')}>
        {isLong ? (
          <Textarea {...shown} rows={rows} className="font-mono lg:text-xs" />
        ) : (
          <Input {...shown} className="font-mono" />
        )}
      </Field>
      {canCopy ? (
        <Button
          type="button"
          icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
          onClick={() => void onCopy()}
        >
          <span aria-live="polite">{isCopied ? copied : copy}</span>
        </Button>
      ) : null}
    </div>
  );
}

const selectAll = (event: FocusEvent<HTMLInputElement | HTMLTextAreaElement>) => event.currentTarget.select();
