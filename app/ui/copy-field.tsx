import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { Field } from './field.tsx';
import { Input } from './input.tsx';

interface CopyFieldProps {
  id: string;
  label: string;
  text: string;
  copy: string;
  copied: string;
}

/** A text to copy. Without JavaScript, or where the browser gives no clipboard (plain http), it can be selected. */
export function CopyField({ id, label, text, copy, copied }: CopyFieldProps) {
  const [canCopy, setCanCopy] = useState(false);
  const [isCopied, setCopied] = useState(false);
  useEffect(() => setCanCopy('clipboard' in navigator), []);
  const onCopy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCanCopy(false),
    );
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field field={{ id }} label={label} className="min-w-0 flex-1 basis-64">
        <Input
          value={text}
          readOnly
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono"
        />
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
