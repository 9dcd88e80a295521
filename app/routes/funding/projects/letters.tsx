import { Link } from '@remix-run/react';
import { Pencil, Plus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { StoredLetter } from '#app/domains/funding/store/letters.server.ts';
import { paths } from '#app/paths.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { buttonClass } from '#app/ui/button.tsx';
import { type Column, DataTable } from '#app/ui/data-table.tsx';
import { EntityForm, RemoveSection, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { type LetterValues, letterOfRow, NEW_LETTER } from './form-values.ts';

interface LettersProps {
  grantId: string;
  letters: readonly StoredLetter[];
  /** The letter whose form is open. */
  opened: StoredLetter | null;
  answer: FormAnswer<LetterValues> | null;
  /** Why the open letter was kept. */
  kept: string | null;
}

/** The letters of a grant, and the form of one: a new one, or the one of the address. */
export function Letters({ grantId, letters, opened, answer, kept }: LettersProps) {
  const t = useTranslations('funding.projects');
  const { date, money } = useFormats();
  const here = opened ? paths.funding.grant(grantId, { bescheid: opened.id }) : paths.funding.grant(grantId);
  const columns: Column<StoredLetter>[] = [
    {
      key: 'day',
      head: t('letter.issuedOn'),
      width: '8rem',
      className: 'tabular-nums',
      cell: ({ id, issuedOn, fileNumber }) => (
        <Link
          to={`${paths.funding.grant(grantId, { bescheid: id })}#bescheid`}
          aria-label={`${t('letter.edit')}: ${fileNumber}`}
          preventScrollReset
          className="tap inline-flex items-center font-medium underline-offset-2 hover:underline max-lg:-my-2.5 lg:min-h-0"
        >
          {date(issuedOn)}
        </Link>
      ),
    },
    { key: 'file', head: t('fileNumber'), width: 'minmax(0,1fr)', cell: ({ fileNumber }) => fileNumber },
    {
      key: 'remark',
      head: t('letter.remark'),
      width: 'minmax(0,2fr)',
      className: 'text-muted',
      cell: ({ remark }) => remark,
    },
    {
      key: 'amount',
      head: t('letter.amount'),
      width: '9rem',
      align: 'end',
      className: 'tabular-nums',
      cell: ({ amount }) => (amount === null ? null : money(amount)),
    },
  ];
  return (
    <section aria-labelledby="bescheide" className="mt-10">
      <h2 id="bescheide" className="mb-3 text-base font-semibold">
        {t('letters')}
      </h2>
      {letters.length === 0 ? (
        <p className="text-sm text-muted">{t('letter.none')}</p>
      ) : (
        <DataTable label={t('letters')} columns={columns} rows={letters} keyOf={({ id }) => id} />
      )}
      <details id="bescheid" className="mt-4" open={opened !== null || answer !== null}>
        <summary className={buttonClass('plain', 'cursor-pointer list-none [&::-webkit-details-marker]:hidden')}>
          {opened ? <Pencil aria-hidden /> : <Plus aria-hidden />}
          {t(opened ? 'letter.edit' : 'letter.new')}
        </summary>
        <div className="mt-4 grid max-w-2xl gap-5">
          <LetterForm key={opened?.id ?? 'new'} action={here} letter={opened} answer={answer} />
          {opened ? (
            <div className="grid gap-2">
              <RemoveSection action={here} label={t('letter.remove')} hint={t('letter.removeHint')} kept={kept} />
              <Link to={paths.funding.grant(grantId)} className="tap inline-flex items-center text-sm underline">
                {t('letter.cancel')}
              </Link>
            </div>
          ) : null}
        </div>
      </details>
    </section>
  );
}

function LetterForm({
  action,
  letter,
  answer,
}: {
  action: string;
  letter: StoredLetter | null;
  answer: FormAnswer<LetterValues> | null;
}) {
  const t = useTranslations('funding.projects');
  const ui = useTranslations('shell.ui');
  const first = answer?.values ?? (letter ? letterOfRow(letter) : NEW_LETTER);
  const field = (name: keyof LetterValues) => ({ id: `letter-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm
      action={action}
      intent={letter ? 'saveLetter' : 'addLetter'}
      version={letter?.version ?? null}
      answer={answer}
      className="grid gap-4 sm:grid-cols-3"
    >
      <Field field={field('issuedOn')} label={t('letter.issuedOn')}>
        <Input type="date" name="issuedOn" defaultValue={first.issuedOn} required />
      </Field>
      <TextField limit={80} field={field('fileNumber')} label={t('fileNumber')}>
        <Input name="fileNumber" defaultValue={first.fileNumber} required />
      </TextField>
      <Field field={field('amount')} label={t('letter.amount')} optionalLabel={ui('optional')}>
        <Input name="amount" inputMode="decimal" defaultValue={first.amount} />
      </Field>
      <TextField
        limit={1000}
        field={field('remark')}
        label={t('letter.remark')}
        optionalLabel={ui('optional')}
        className="sm:col-span-3"
      >
        <Textarea name="remark" rows={2} defaultValue={first.remark} />
      </TextField>
      <div>
        <SaveButton>{t(letter ? 'save' : 'letter.add')}</SaveButton>
      </div>
    </EntityForm>
  );
}
