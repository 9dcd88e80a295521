import { useTranslations } from 'use-intl';
import type { FormAnswer } from '#app/platform/form/answer.server.ts';
import { EntityForm, SaveButton } from '#app/ui/entity-form.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';
import type { TerminalValues } from './terminal-answers.server.ts';

interface TerminalFormProps {
  action: string;
  /** Null for a new board or terminal, whose kind is chosen once. */
  version: number | null;
  values: TerminalValues;
  answer: FormAnswer<TerminalValues> | null;
  facilities: readonly { readonly id: string; readonly name: string }[];
}

export function TerminalForm({ action, version, values, answer, facilities }: TerminalFormProps) {
  const t = useTranslations('presence.terminals');
  const first = answer?.values ?? values;
  const field = (name: keyof TerminalValues) => ({ id: `terminal-${name}`, name, errors: answer?.errors[name] });
  return (
    <EntityForm action={action} intent="save" version={version} answer={answer} className="grid gap-5">
      {version === null ? (
        <Field field={field('kind')} label={t('kind')} help={t('kindHelp')}>
          <Select name="kind" defaultValue={first.kind}>
            <option value="board">{t('kinds.board')}</option>
            <option value="terminal">{t('kinds.terminal')}</option>
          </Select>
        </Field>
      ) : null}
      <TextField limit={80} field={field('name')} label={t('name')} help={t('nameHelp')}>
        <Input name="name" defaultValue={first.name} required />
      </TextField>
      <Field field={field('facilityId')} label={t('facility')} help={t('facilityHelp')}>
        <Select name="facilityId" defaultValue={first.facilityId}>
          {facilities.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <div>
        <SaveButton>{t(version === null ? 'create' : 'save')}</SaveButton>
      </div>
    </EntityForm>
  );
}
