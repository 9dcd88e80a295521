import { Form, useFetcher } from '@remix-run/react';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { MAX_WORK } from '#app/domains/presence/rules/check-in.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Input } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { ActAnswer } from '#app/routes/presence/board/act.server.ts';

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
            <input type="hidden" name="from" value={paths.start()} />
            <Button name="intent" value="stopWork" icon={<Check aria-hidden />}>
              {t('finish')}
            </Button>
          </Form>
        </div>
      )}
      <NewWork key={work} />
      {others.length > 0 ? (
        <Form method="post" action={paths.presence.board()} className="flex flex-wrap gap-2">
          <input type="hidden" name="intent" value="work" />
          <input type="hidden" name="from" value={paths.start()} />
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

/** A key empties it after a title was stored. A title that is refused stays in its field. */
function NewWork() {
  const t = useTranslations('start.me');
  const { Form: FetcherForm, data: answer, state } = useFetcher<ActAnswer>();
  return (
    <FetcherForm
      method="post"
      action={paths.presence.board()}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-2"
    >
      <input type="hidden" name="intent" value="work" />
      <input type="hidden" name="from" value={paths.start()} />
      <TextField
        limit={MAX_WORK}
        field={{ id: 'work-title', errors: answer?.errors['title'] ?? (answer ? [answer.notice] : undefined) }}
        label={t('work')}
      >
        <Input name="title" required autoComplete="off" />
      </TextField>
      <Button tone="primary" busy={state !== 'idle'} className="mt-[1.6875rem]">
        {t('start')}
      </Button>
    </FetcherForm>
  );
}
