import { useTranslations } from 'use-intl';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { FilterBar, FilterSelect, FilterText } from '#app/ui/filter-bar.tsx';
import type { ListAddress } from '#app/ui/pager.tsx';

/** Search, role and state of the lists of staff and of templates. */
export function CrewFilters({ list, roles, hint }: { list: ListAddress; roles: readonly string[]; hint: string }) {
  const t = useTranslations('staff.crew');
  const roleName = useRoleName();
  return (
    <FilterBar
      list={list}
      label={t('filters')}
      className="grid-cols-2 border-y py-4 lg:grid-cols-[1.6fr_1fr_1fr_auto]"
      actionsClassName="max-lg:col-span-2"
    >
      <FilterText name="suche" label={t('search')} hint={hint} className="max-lg:col-span-2" />
      <FilterSelect
        name="rolle"
        label={t('role')}
        any={t('anyRole')}
        options={roles.map((role) => ({ value: role, label: roleName(role) }))}
      />
      <FilterSelect
        name="zustand"
        label={t('state')}
        any={t('onlyActive')}
        options={[{ value: 'alle', label: t('allStates') }]}
      />
    </FilterBar>
  );
}
