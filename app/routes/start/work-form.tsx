import { Form } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input } from '#app/ui/input.tsx';

interface WorkFormProps {
  /** What the person works on now. */
  work: string | null;
  /** The last titles, the latest first. */
  titles: readonly string[];
}

/** "Woran arbeitest du?": a field, and the last titles as buttons. */
export function WorkForm({ work, titles }: WorkFormProps) {
  const t = useTranslations('start.me');
  const others = titles.filter((title) => title !== work);
  return (
    <div className="grid gap-3">
      {work === null ? null : (
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <p className="min-w-0 text-sm wrap-anywhere">{t('worksOn', { title: work })}</p>
          <Form method="post" action={paths.presence.board()}>
            <input type="hidden" name="from" value="start" />
            <Button name="intent" value="stopWork" icon={<Check aria-hidden />}>
              {t('finish')}
            </Button>
          </Form>
        </div>
      )}
      <Form
        method="post"
        action={paths.presence.board()}
        // The field is empty again after a title was stored.
        key={work}
        className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2"
      >
        <input type="hidden" name="intent" value="work" />
        <input type="hidden" name="from" value="start" />
        <Field field={{ id: 'work-title' }} label={t('work')}>
          <Input name="title" autoComplete="off" />
        </Field>
        <Button tone="primary">{t('start')}</Button>
      </Form>
      {others.length > 0 ? (
        <Form method="post" action={paths.presence.board()} className="flex flex-wrap gap-2">
          <input type="hidden" name="intent" value="work" />
          <input type="hidden" name="from" value="start" />
          {others.map((title) => (
            <Button key={title} name="title" value={title} className="max-w-full whitespace-normal wrap-anywhere">
              {title}
            </Button>
          ))}
        </Form>
      ) : null}
    </div>
  );
}
