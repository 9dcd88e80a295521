import { useTranslations } from 'use-intl';
import { MAX_DESCRIPTION, MAX_TITLE } from '#app/domains/booking/rules/request.ts';
import { type FieldState } from '#app/ui/field.tsx';
import { Input, Textarea } from '#app/ui/input.tsx';
import { TextField } from '#app/ui/text-field.tsx';

interface Texts {
  title: string;
  description: string;
}

interface TextFieldsProps {
  texts: Texts;
  /** "{Mannschaft} {Terminart}" when both are chosen; then the title may stay empty. */
  suggestion: string | null;
  field: (name: keyof Texts) => FieldState;
  onChange: (texts: Partial<Texts>) => void;
}

/** The title of a booking, and the description for the involved. */
export function TextFields({ texts, suggestion, field, onChange }: TextFieldsProps) {
  const t = useTranslations('booking.request');
  const ui = useTranslations('shell.ui');
  return (
    <>
      <TextField
        field={field('title')}
        label={t('name')}
        limit={MAX_TITLE}
        {...(suggestion ? { optionalLabel: ui('optional') } : {})}
        help={suggestion ? t('nameHelp', { suggestion }) : t('nameHelpPlain')}
      >
        <Input
          name="title"
          defaultValue={texts.title}
          onChange={(event) => onChange({ title: event.target.value })}
          placeholder={suggestion ?? undefined}
          autoComplete="off"
        />
      </TextField>
      <TextField
        field={field('description')}
        label={t('description')}
        limit={MAX_DESCRIPTION}
        optionalLabel={ui('optional')}
        help={t('descriptionHelp')}
      >
        <Textarea
          name="description"
          defaultValue={texts.description}
          onChange={(event) => onChange({ description: event.target.value })}
          rows={3}
        />
      </TextField>
    </>
  );
}
