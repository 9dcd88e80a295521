import { useTranslations } from 'use-intl';
import type { MergePage } from '#app/domains/funding/pages/merge-page.server.ts';
import { paths } from '#app/paths.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Input } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { BeforeAfter, DivisionCard } from './division-card.tsx';

export interface MergeNames {
  readonly name: string;
  readonly number: string;
}

type Preview = NonNullable<MergePage['preview']>;
type Merge = Extract<Preview, { kind: 'merge' }>;

interface MergePreviewProps {
  grantId: string;
  chosen: readonly string[];
  preview: Preview;
  answer: FormAnswer<MergeNames> | null;
}

/** What the merge comes to, and the press that carries it out. */
export function MergePreviewSection({ grantId, chosen, preview, answer }: MergePreviewProps) {
  const t = useTranslations('funding.divide');
  if (preview.kind !== 'merge') {
    const text =
      preview.kind === 'refused'
        ? preview.problems.map(({ code, detail = '' }) => t(`errors.${code}`, { detail })).join(' ')
        : t(`errors.${preview.kind}`);
    return <Notice tone="error">{text}</Notice>;
  }
  const { sources, after } = preview;
  return (
    <div className="grid max-w-5xl gap-8">
      <BeforeAfter
        before={sources.map((source) => (
          <DivisionCard key={source.id} {...source} title={`${source.number} ${source.name}`} />
        ))}
        after={<DivisionCard {...after} title={<Outcome after={after} />} />}
      />
      <Changes preview={preview} />
      <NameForm grantId={grantId} chosen={chosen} after={after} answer={answer} />
    </div>
  );
}

function Outcome({ after: { whole, level, above } }: Pick<Merge, 'after'>) {
  const t = useTranslations('funding.divide');
  if (whole) return t('becomesActive', { name: `${whole.number} ${whole.name}` });
  return above === null
    ? t('becomesNew', { level: String(level) })
    : t('becomesNewIn', { level: String(level), above });
}

/** Numbers that change, and money above that moves along. */
function Changes({ preview: { renamed, budgets } }: { preview: Merge }) {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  return (
    <>
      {renamed.length > 0 ? (
        <section>
          <h2 className="text-base font-semibold">{t('renamed')}</h2>
          <p className="mb-2 text-sm text-muted">{t('renamedHint')}</p>
          <ul className="grid gap-1 text-sm">
            {renamed.map(({ id, before, after, title }) => (
              <li key={id}>
                {t('becomes', { before, after })} <span className="text-muted">{title}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {budgets.length > 0 ? (
        <section>
          <h2 className="text-base font-semibold">{t('budgets')}</h2>
          <p className="mb-2 text-sm text-muted">{t('budgetsHint')}</p>
          <ul className="grid gap-1 text-sm tabular-nums">
            {budgets.map(({ id, before, after, name }) => (
              <li key={id}>
                {name}: {t('becomes', { before: format.money(before), after: format.money(after) })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function NameForm({
  grantId,
  chosen,
  after: { whole },
  answer,
}: Omit<MergePreviewProps, 'preview'> & Pick<Merge, 'after'>) {
  const t = useTranslations('funding.divide');
  const tUi = useTranslations('shell.ui');
  const field = (name: keyof MergeNames) => ({ id: `merge-${name}`, errors: answer?.errors[name] });
  return (
    <EntityForm
      action={paths.funding.merge(grantId, { teil: chosen })}
      intent="merge"
      version={null}
      answer={answer}
      className="grid max-w-2xl gap-5"
    >
      {chosen.map((id) => (
        <input key={id} type="hidden" name="part" value={id} />
      ))}
      <div className="grid gap-5 sm:grid-cols-[9rem_minmax(0,1fr)]">
        {whole ? null : (
          <TextField limit={50} field={field('number')} label={t('number')}>
            <Input name="number" defaultValue={answer?.values.number} required />
          </TextField>
        )}
        <TextField
          limit={200}
          field={field('name')}
          label={t('name')}
          {...(whole && { optionalLabel: tUi('optional'), help: t('wholeName', { name: whole.name }) })}
          className={whole ? 'col-span-full' : ''}
        >
          <Input name="name" defaultValue={answer?.values.name} required={!whole} />
        </TextField>
      </div>
      <div>
        <SaveButton>{t('merge')}</SaveButton>
      </div>
    </EntityForm>
  );
}
