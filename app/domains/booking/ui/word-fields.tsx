import { useTranslations } from 'use-intl';
import { MAX_DESCRIPTION, MAX_TITLE } from '#app/domains/booking/rules/request.ts';
import { Field, type FieldState } from '#app/ui/field.tsx';
import { Input, Textarea } from '#app/ui/input.tsx';

interface Words {
  title: string;
  description: string;
}

interface WordFieldsProps {
  words: Words;
  /** "{Mannschaft} {Terminart}" when both are chosen; then the title may stay empty. */
  suggestion: string | null;
  field: (name: keyof Words) => FieldState;
  onChange: (words: Partial<Words>) => void;
}

/** The title of a booking, and the description for the involved. */
export function WordFields({ words, suggestion, field, onChange }: WordFieldsProps) {
  const t = useTranslations('booking.request');
  const ui = useTranslations('shell.ui');
  return (
    <>
      <Field
        field={field('title')}
        label={t('name')}
        {...(suggestion ? { optionalLabel: ui('optional') } : {})}
        help={suggestion ? t('nameHelp', { suggestion }) : t('nameHelpPlain')}
      >
        <Input
          name="title"
          defaultValue={words.title}
          onChange={(event) => onChange({ title: event.target.value })}
          maxLength={MAX_TITLE}
          placeholder={suggestion ?? undefined}
          autoComplete="off"
        />
      </Field>
      <Field
        field={field('description')}
        label={t('description')}
        optionalLabel={ui('optional')}
        help={t('descriptionHelp')}
      >
        <Textarea
          name="description"
          defaultValue={words.description}
          onChange={(event) => onChange({ description: event.target.value })}
          maxLength={MAX_DESCRIPTION}
          rows={3}
        />
      </Field>
    </>
  );
}
