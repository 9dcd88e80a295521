import { Form, Link } from '@remix-run/react';
import { Search } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { MyFilters } from '#app/domains/booking/rules/mine-view.ts';
import { type MineQuery, paths } from '#app/paths.ts';
import { Button, buttonClass } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Input, Select } from '#app/ui/input.tsx';

/** A shorter list is read faster than it is searched. */
export const SHOWN_FROM = 8;

interface FiltersProps {
  filters: MyFilters;
  address: MineQuery;
  isFiltered: boolean;
}

/** An ordinary GET form: the choice lives in the URL. */
export function Filters({ filters, address, isFiltered }: FiltersProps) {
  const t = useTranslations('booking.mine.filter');
  const places = groupsOf(filters.places);
  const clubs = groupsOf(filters.teams);
  return (
    <Form
      method="get"
      action={paths.booking.mine()}
      role="search"
      aria-label={t('label')}
      className="mb-5 grid items-end gap-3 sm:grid-cols-2 lg:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)_auto] print:hidden"
    >
      {address.ansicht ? <input type="hidden" name="ansicht" value={address.ansicht} /> : null}
      <Field field={{ id: 'suche' }} label={t('search')} className="max-lg:sm:col-span-2">
        <Input type="search" name="suche" maxLength={120} defaultValue={address.suche} placeholder={t('searchHint')} />
      </Field>
      <Field field={{ id: 'ort' }} label={t('place')}>
        <Select name="ort" defaultValue={address.ort}>
          <option value="">{t('anyPlace')}</option>
          {places.map(([group, rows]) => (
            <optgroup key={group} label={group}>
              {rows.map((place) => (
                <option key={place.id} value={place.id}>
                  {place.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <Field field={{ id: 'mannschaft' }} label={t('team')}>
        <Select name="mannschaft" defaultValue={address.mannschaft}>
          <option value="">{t('anyTeam')}</option>
          {clubs.map(([group, rows]) => (
            <optgroup key={group} label={group}>
              {rows.length > 1 ? (
                <option value={`verein:${rows[0]?.clubId ?? ''}`}>{t('wholeClub', { club: group })}</option>
              ) : null}
              {rows.map((team) => (
                <option key={team.id} value={team.id}>
                  {team.name}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </Field>
      <div className="flex gap-2 max-lg:sm:col-span-2">
        <Button icon={<Search aria-hidden />}>{t('apply')}</Button>
        {isFiltered ? (
          <Link to={paths.booking.mine({ ansicht: address.ansicht })} className={buttonClass('quiet')}>
            {t('reset')}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

function groupsOf<T extends { group: string }>(rows: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row]);
  return [...groups];
}
