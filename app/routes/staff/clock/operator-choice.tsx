import { useTranslations } from 'use-intl';

/** For whom a person with several operators works now. */
export function OperatorChoice({ operators }: { operators: readonly { id: string; name: string }[] }) {
  const t = useTranslations('staff.clock');
  if (operators.length === 0) return null;
  return (
    <fieldset className="grid gap-2 text-left">
      <legend className="mb-2 text-sm font-medium">{t('whom')}</legend>
      {operators.map(({ id, name }) => (
        <label
          key={id}
          className="flex min-h-11 items-center gap-3 rounded-md border px-3.5 text-sm has-checked:border-accent"
        >
          <input type="radio" name="operator" value={id} required className="size-4 accent-accent" />
          <span lang="de" className="min-w-0 wrap-anywhere">
            {name}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
