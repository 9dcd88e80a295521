import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SplitPage } from '#app/domains/funding/pages/split-page.server.ts';
import { MAX_PARTS } from '#app/domains/funding/rules/decide-split.ts';
import { differenceOf, parseMoney, sumOf } from '#app/domains/funding/rules/money.ts';
import { paths } from '#app/paths.ts';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { useFormats } from '#app/platform/i18n/use-formats.ts';
import { Button } from '#app/ui/button.tsx';
import { Checkbox } from '#app/ui/choice.tsx';
import { cx } from '#app/ui/cx.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field, Fieldset } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import { useRoleDays } from './role-lines.tsx';
import type { SplitValues } from './split-values.ts';

interface SplitFormProps {
  page: SplitPage;
  values: SplitValues;
  answer: FormAnswer<SplitValues> | null;
}

/** Names and money of the parts, and where each measure and role goes. "Another part" is a press of the form, so it works without a script. */
export function SplitForm({ page, values, answer }: SplitFormProps) {
  const t = useTranslations('funding.divide');
  const { whole } = page;
  const [shown, setShown] = useState(values.parts);
  const partName = (place: number) => {
    const { number = '', name = '' } = shown[place] ?? values.parts[place] ?? {};
    return [number, name].join(' ').trim() || t('part', { number: String(place + 1) });
  };
  return (
    <EntityForm
      action={paths.funding.split(whole.id)}
      intent="preview"
      version={whole.version}
      answer={answer}
      onFields={(fields) => setShown(partsOfFields(fields))}
      className="grid max-w-4xl gap-8"
    >
      <PartFields page={page} values={values} answer={answer} shown={shown} />
      <MeasureFields page={page} values={values} answer={answer} partName={partName} />
      <RoleFields page={page} values={values} answer={answer} partName={partName} />
      <div>
        <SaveButton>{t('preview')}</SaveButton>
      </div>
    </EntityForm>
  );
}

const placesOf = ({ parts }: SplitValues): number[] => [...parts.keys()];

function partsOfFields(fields: FormData): SplitValues['parts'] {
  const texts = (name: string) => fields.getAll(name).map(String);
  const [numbers, budgets] = [texts('number'), texts('budget')];
  return texts('name').map((name, index) => ({ name, number: numbers[index] ?? '', budget: budgets[index] ?? '' }));
}

function PartFields({ page, values, answer, shown }: SplitFormProps & { shown: SplitValues['parts'] }) {
  const t = useTranslations('funding.divide');
  const field = (name: string, place: number) => ({
    id: `split-${name}-${place}`,
    errors: answer?.errors[`${name}${place}`],
  });
  return (
    <section aria-labelledby="split-parts" className="grid gap-4">
      <div>
        <h2 id="split-parts" className="text-base font-semibold">
          {t('money')}
        </h2>
        <p className="text-xs text-muted">{t('partHint')}</p>
      </div>
      <div className="divide-y border-y">
        {placesOf(values).map((place) => (
          <fieldset key={place} className="grid min-w-0 gap-x-5 gap-y-3 py-4 sm:grid-cols-[9rem_minmax(0,1fr)_11rem]">
            <legend className="sr-only">{t('part', { number: String(place + 1) })}</legend>
            <TextField limit={50} field={field('number', place)} label={t('number')}>
              <Input name="number" defaultValue={values.parts[place]?.number} required />
            </TextField>
            <TextField limit={200} field={field('name', place)} label={t('name')}>
              <Input name="name" defaultValue={values.parts[place]?.name} required />
            </TextField>
            <Field field={field('budget', place)} label={t('budget')}>
              <Input
                name="budget"
                defaultValue={values.parts[place]?.budget}
                inputMode="decimal"
                required
                className="text-right"
              />
            </Field>
          </fieldset>
        ))}
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <Button name="more" value="1" icon={<Plus aria-hidden />} disabled={values.parts.length >= MAX_PARTS}>
          {t('addPart')}
        </Button>
        <Left budget={page.whole.budget} parts={shown} />
      </div>
      {answer?.errors.parts ? (
        <p role="alert" tabIndex={-1} className="text-sm font-medium text-bad">
          {answer.errors.parts.join(' ')}
        </p>
      ) : null}
    </section>
  );
}

/** How much of the whole the parts leave. */
function Left({ budget, parts }: { budget: string; parts: SplitValues['parts'] }) {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  const amounts = parts.flatMap((part) => (part.budget.trim() === '' ? [] : [parseMoney(part.budget)]));
  const known = amounts.filter((amount) => amount !== null);
  const left = differenceOf(budget, sumOf(known));
  const isOver = left.startsWith('-');
  const text =
    known.length < amounts.length
      ? t('unreadableMoney')
      : left === '0.00'
        ? t('spread')
        : t(isOver ? 'over' : 'left', { amount: format.money(left.replace('-', '')) });
  return (
    <p role="status" className="text-sm tabular-nums">
      <span className={cx('font-semibold', isOver && 'text-bad')}>{text}</span>{' '}
      <span className="text-muted">{t('ofBudget', { amount: format.money(budget) })}</span>
    </p>
  );
}

type DealProps = SplitFormProps & { partName: (place: number) => string };

function MeasureFields({ page, values, answer, partName }: DealProps) {
  const t = useTranslations('funding.divide');
  const format = useFormats();
  const places = new Map(values.deals.map((entry) => [entry.slice(0, 36), entry]));
  const field = { id: 'split-measures', errors: answer?.errors.measures };
  return (
    <Fieldset field={field} label={t('measures')} help={page.measures.length > 0 ? t('measuresHint') : undefined}>
      {page.measures.length === 0 ? <p className="text-sm text-muted">{t('noMeasures')}</p> : null}
      <div className="divide-y border-y empty:hidden">
        {page.measures.map(({ id, number, title, budget, below }) => (
          <Field
            key={id}
            field={{ id: `split-measure-${id}`, errors: answer?.errors[`measure ${number}`] }}
            className="py-2.5 sm:grid-cols-[minmax(0,1fr)_16rem] sm:items-center"
            label={
              <>
                {number} {title}
                <span className="block text-xs font-normal text-muted">
                  {[
                    budget === null ? '' : format.money(budget),
                    below === 0 ? '' : t('below', { count: String(below) }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </>
            }
          >
            <Select name="deal" defaultValue={places.get(id) ?? ''}>
              <option value="">{t('choose')}</option>
              {placesOf(values).map((place) => (
                <option key={place} value={`${id}:${place}`}>
                  {partName(place)}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      {page.looseReceipts > 0 ? (
        <p className="text-xs text-muted">{t('looseReceipts', { count: page.looseReceipts })}</p>
      ) : null}
    </Fieldset>
  );
}

function RoleFields({ page, values, answer, partName }: DealProps) {
  const t = useTranslations('funding.divide');
  const daysOf = useRoleDays();
  const dealt = new Set(values.roles);
  const { roles, endedRoles } = page;
  return (
    <section aria-labelledby="split-roles" className="grid gap-1.5">
      <h2 id="split-roles" className="text-sm font-medium">
        {t('roles')}
      </h2>
      <p className="text-xs text-muted">{roles.length > 0 ? t('rolesHint') : t('noRoles')}</p>
      <div className="divide-y border-y empty:hidden">
        {roles.map((role) => (
          <div key={role.id} className="py-2.5">
            <Fieldset
              field={{ id: `split-role-${role.id}`, errors: answer?.errors[`role ${role.id}`] }}
              label={
                <>
                  {role.name} · {t(`role.${role.role}`)} <span className="font-normal text-muted">{daysOf(role)}</span>
                </>
              }
            >
              <div className="flex flex-wrap gap-x-6">
                {placesOf(values).map((place) => (
                  <Checkbox
                    key={place}
                    name="role"
                    value={`${role.id}:${place}`}
                    defaultChecked={dealt.has(`${role.id}:${place}`)}
                    label={partName(place)}
                  />
                ))}
              </div>
            </Fieldset>
          </div>
        ))}
      </div>
      {answer?.errors.roles ? <p className="text-xs font-medium text-bad">{answer.errors.roles.join(' ')}</p> : null}
      {endedRoles > 0 ? <p className="text-xs text-muted">{t('endedRoles', { count: endedRoles })}</p> : null}
    </section>
  );
}
