import { Form, Link } from '@remix-run/react';
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button.tsx';
import { cx } from './cx.ts';
import { Field } from './field.tsx';
import { Input, Select } from './input.tsx';
import type { ListAddress } from './pager.tsx';

interface FilterBarProps {
  list: ListAddress;
  /** Name of the form for screen readers. */
  label: string;
  /** Column tracks of the form: `sm:grid-cols-…`. */
  className: string;
  /** Classes for the place of the buttons. */
  actionsClassName?: string;
  children: ReactNode;
}

const ParamsContext = createContext<Readonly<Record<string, string>>>({});

/** The filters of a list: a plain GET form, so that a choice can be kept as a bookmark and works without JavaScript. */
export function FilterBar({ list, label, className, actionsClassName, children }: FilterBarProps) {
  const t = useTranslations('shell.list');
  return (
    <Form
      // Another address brings other values into the uncontrolled fields.
      key={JSON.stringify(list.params)}
      method="get"
      action={list.path}
      role="search"
      aria-label={label}
      className={cx('mb-6 grid items-end gap-x-4 gap-y-3 print:hidden', className)}
    >
      {list.kept.map((param) => (
        <input key={param} type="hidden" name={param} value={list.params[param]} />
      ))}
      <ParamsContext.Provider value={list.params}>{children}</ParamsContext.Provider>
      <div className={cx('flex flex-wrap items-center gap-x-4 gap-y-2', actionsClassName)}>
        <Button tone="primary">{t('apply')}</Button>
        {list.isFiltered ? (
          <Link to={list.reset} className="tap inline-flex items-center text-sm underline underline-offset-2">
            {t('reset')}
          </Link>
        ) : null}
      </div>
    </Form>
  );
}

interface FilterProps {
  /** The parameter of the address. */
  name: string;
  label: string;
  className?: string;
}

interface FilterTextProps extends FilterProps {
  hint?: string;
  maxLength?: number;
}

export function FilterText({ name, label, className, hint, maxLength = 120 }: FilterTextProps) {
  const value = useContext(ParamsContext)[name];
  return (
    <Field field={{ id: name }} label={label} className={className}>
      <Input
        type="search"
        name={name}
        defaultValue={value}
        placeholder={hint}
        maxLength={maxLength}
        autoCapitalize="none"
      />
    </Field>
  );
}

export function FilterDay({ name, label, className }: FilterProps) {
  const value = useContext(ParamsContext)[name];
  return (
    <Field field={{ id: name }} label={label} className={className}>
      <Input type="date" name={name} defaultValue={value} />
    </Field>
  );
}

interface FilterOption {
  readonly value: string;
  readonly label: string;
}

interface FilterSelectProps extends FilterProps {
  /** The option without a filter. */
  any: string;
  options?: readonly FilterOption[];
  groups?: readonly { readonly label: string; readonly options: readonly FilterOption[] }[];
}

export function FilterSelect({ name, label, className, any, options, groups }: FilterSelectProps) {
  const value = useContext(ParamsContext)[name];
  return (
    <Field field={{ id: name }} label={label} className={className}>
      <Select name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        <Options options={options ?? []} />
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </Select>
    </Field>
  );
}

function Options({ options }: { options: readonly FilterOption[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}
