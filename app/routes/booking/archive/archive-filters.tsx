import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { ArchiveChoices } from '#app/domains/booking/pages/archive-choices.server.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

interface ArchiveFiltersProps {
  /** As the address says it. */
  asked: Readonly<Record<string, string>>;
  choices: ArchiveChoices;
  isFiltered: boolean;
}

/** An ordinary form that goes to the address; the choice can be kept as a bookmark. */
export function ArchiveFilters({ asked, choices, isFiltered }: ArchiveFiltersProps) {
  const t = useTranslations('booking.archive');
  const status = useTranslations('shell.status');
  return (
    <Form
      method="get"
      action={paths.booking.archive()}
      role="search"
      aria-label={t('filters')}
      className="mb-6 grid grid-cols-2 items-start gap-x-4 gap-y-3 border-y py-4 sm:grid-cols-3 xl:grid-cols-[1.4fr_1fr_1fr_9rem_9rem] print:hidden"
    >
      <Field field={{ id: 'suche' }} label={t('text')} className="max-sm:col-span-2">
        <Input type="search" name="suche" defaultValue={asked['suche']} placeholder={t('textHelp')} maxLength={120} />
      </Field>
      <Field field={{ id: 'ort' }} label={t('place')}>
        <Select name="ort" defaultValue={asked['ort'] ?? ''}>
          <option value="">{t('anyPlace')}</option>
          {choices.places.map(({ facility, resources }) => (
            <optgroup key={facility} label={facility}>
              {resources.map(({ id, name, isPart }) => (
                <option key={id} value={id}>
                  {isPart ? `\u2003${name}` : name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'gruppe' }} label={t('team')}>
        <Select name="gruppe" defaultValue={asked['gruppe'] ?? ''}>
          <option value="">{t('anyTeam')}</option>
          {choices.clubs.map((club) => (
            <optgroup key={club.id} label={club.name}>
              <option value={club.id}>{t('club', { club: club.name })}</option>
              {club.teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'von' }} label={t('from')}>
        <Input type="date" name="von" defaultValue={asked['von']} />
      </Field>
      <Field field={{ id: 'bis' }} label={t('until')}>
        <Input type="date" name="bis" defaultValue={asked['bis']} />
      </Field>
      <Field field={{ id: 'status' }} label={t('status')}>
        <Select name="status" defaultValue={asked['status'] ?? ''}>
          <option value="">{t('anyStatus')}</option>
          {(['expired', 'rejected', 'archived'] as const).map((key) => (
            <option key={key} value={key}>
              {status(key)}
            </option>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'ausgang' }} label={t('outcome')}>
        <Select name="ausgang" defaultValue={asked['ausgang'] ?? ''}>
          <option value="">{t('anyOutcome')}</option>
          <option value="genehmigt">{t('outcomes.approved')}</option>
          <option value="abgelehnt">{t('outcomes.rejected')}</option>
          <option value="ohne">{t('outcomes.none')}</option>
        </Select>
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 self-end max-sm:col-span-2 xl:col-span-2">
        <Button tone="primary">{t('apply')}</Button>
        {isFiltered ? (
          <Link
            to={paths.booking.archive()}
            className="tap inline-flex items-center text-sm underline underline-offset-2"
          >
            {t('reset')}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
