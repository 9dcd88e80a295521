import { Form, Link } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

interface RequestFiltersProps {
  /** As the address says it. */
  asked: Readonly<Record<string, string>>;
  areas: readonly { id: string; title: string; facilityName: string }[];
  isFiltered: boolean;
}

/** An ordinary form that goes to the address. */
export function RequestFilters({ asked, areas, isFiltered }: RequestFiltersProps) {
  const t = useTranslations('access.requests');
  return (
    <Form
      method="get"
      action={paths.access.requests()}
      role="search"
      aria-label={t('filters')}
      className="mb-6 grid grid-cols-2 items-end gap-x-4 gap-y-3 sm:grid-cols-[1.4fr_1fr_10rem_auto] print:hidden"
    >
      <Field field={{ id: 'suche' }} label={t('text')} className="max-sm:col-span-2">
        <Input type="search" name="suche" defaultValue={asked['suche']} maxLength={254} autoCapitalize="none" />
      </Field>
      <Field field={{ id: 'tuer' }} label={t('door')}>
        <Select name="tuer" defaultValue={asked['tuer'] ?? ''}>
          <option value="">{t('any')}</option>
          {areas.map(({ id, title, facilityName }) => (
            <option key={id} value={id}>
              {title}, {facilityName}
            </option>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'status' }} label={t('status')}>
        <Select name="status" defaultValue={asked['status'] ?? ''}>
          <option value="">{t('any')}</option>
          {(['requested', 'confirmed', 'expired', 'revoked'] as const).map((state) => (
            <option key={state} value={state}>
              {t(`state.${state}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex flex-wrap items-center gap-x-4 max-sm:col-span-2">
        <Button tone="primary">{t('apply')}</Button>
        {isFiltered ? (
          <Link
            to={paths.access.requests()}
            className="tap inline-flex items-center text-sm underline underline-offset-2"
          >
            {t('reset')}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}
