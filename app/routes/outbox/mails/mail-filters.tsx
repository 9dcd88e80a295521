import { useTranslations } from 'use-intl';
import { STATE_WORDS } from '#app/domains/outbox/rules/state.ts';
import { TEMPLATE_NAMES } from '#app/domains/outbox/rules/templates.ts';
import { FilterBar, FilterDay, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import type { ListAddress } from '#app/ui/pager.tsx';

interface MailFiltersProps {
  list: ListAddress;
  /** The person that the list is filtered by. */
  person: { readonly id: string; readonly name: string } | null;
}

/** The filters of the mail log. A person is chosen by their name in a row. */
export function MailFilters({ list, person }: MailFiltersProps) {
  const t = useTranslations('outbox.log');
  const template = useTranslations('outbox.template');
  const state = useTranslations('outbox.state');
  return (
    <>
      <FilterBar
        list={list}
        label={t('filters')}
        className="grid-cols-2 border-y py-4 sm:grid-cols-3 xl:grid-cols-[1.4fr_1fr_10rem_9rem_9rem_auto]"
        actionsClassName="max-sm:col-span-2"
      >
        <FilterText name="suche" label={t('text')} hint={t('textHint')} maxLength={200} className="max-sm:col-span-2" />
        <FilterSelect
          name="vorlage"
          label={t('template')}
          any={t('anyTemplate')}
          options={TEMPLATE_NAMES.map((name) => ({ value: name, label: template(name) }))}
        />
        <FilterSelect
          name="zustand"
          label={t('status')}
          any={t('anyStatus')}
          options={Object.entries(STATE_WORDS).map(([value, name]) => ({ value, label: state(name) }))}
        />
        <FilterDay name="von" label={t('from')} />
        <FilterDay name="bis" label={t('until')} />
        {person ? (
          <FilterSelect
            name="person"
            label={t('person')}
            any={t('anyPerson')}
            options={[{ value: person.id, label: person.name }]}
            className="max-sm:col-span-2"
          />
        ) : null}
      </FilterBar>
      {list.params['suche'] && !list.params['von'] ? (
        <p className="-mt-3 mb-5 text-sm text-muted">{t('searchedYear')}</p>
      ) : null}
    </>
  );
}
