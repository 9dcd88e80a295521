import { Form, useNavigation } from '@remix-run/react';
import { ArrowLeftRight, UserMinus, UserPlus } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { RosterPerson } from '#app/domains/staff/rules/roster.ts';
import { useRoleName } from '#app/domains/staff/ui/use-role-name.ts';
import { Button } from '#app/ui/button.tsx';
import { Field } from '#app/ui/field.tsx';
import { Select } from '#app/ui/input.tsx';
import { Notice } from '#app/ui/notice.tsx';

interface StaffingProps {
  action: string;
  assigned: readonly RosterPerson[];
  /** Active people who are not assigned; those with the role first. */
  others: readonly RosterPerson[];
  role: string;
  required: number;
  isPublished: boolean;
  warnings: readonly string[];
}

/** Who is assigned, with what to check, and the ways to change it. */
export function Staffing({ action, assigned, others, role, required, isPublished, warnings }: StaffingProps) {
  const t = useTranslations('staff.shift');
  const tRoster = useTranslations('staff.roster');
  const sent = useNavigation().formData?.get('intent');
  const counts = { have: String(assigned.length), need: String(required) };
  return (
    <section aria-labelledby="people" className="grid gap-4">
      <h2 id="people" className="flex items-baseline justify-between border-b pb-1 text-base font-semibold">
        {t('people')}
        <span className={assigned.length < required ? 'text-sm text-bad' : 'text-sm font-normal text-muted'}>
          {tRoster('understaffed', counts)}
        </span>
      </h2>
      {warnings.length > 0 ? (
        <Notice tone="warn" title={t('warnings')}>
          <ul className="list-disc pl-4">
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {assigned.length > 0 ? (
        <ul className="grid">
          {assigned.map(({ id, name }) => (
            <li key={id} className="flex items-center justify-between gap-3 border-b border-line py-1.5 text-sm">
              <span className="min-w-0 wrap-anywhere">{name}</span>
              <Form method="post" action={action} preventScrollReset>
                <input type="hidden" name="staffId" value={id} />
                <Button
                  tone="quiet"
                  name="intent"
                  value="unassign"
                  icon={<UserMinus aria-hidden />}
                  aria-label={t('removeName', { name })}
                >
                  {t('remove')}
                </Button>
              </Form>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-muted">{t('nobody')}</p>
      )}
      {others.length > 0 ? (
        <Form method="post" action={action} preventScrollReset className="flex flex-wrap items-end gap-2">
          <PersonSelect id="add-person" name="staffId" label={t('addLabel')} people={others} role={role} />
          <Button name="intent" value="assign" busy={sent === 'assign'} icon={<UserPlus aria-hidden />}>
            {t('add')}
          </Button>
        </Form>
      ) : null}
      {isPublished && assigned.length > 0 && others.length > 0 ? (
        <details>
          <summary className="tap flex w-fit cursor-pointer items-center gap-2 text-sm font-medium">
            <ArrowLeftRight aria-hidden className="size-4 text-muted" />
            {t('swapTitle')}
          </summary>
          <p className="mb-3 max-w-prose text-sm text-muted">{t('swapHint')}</p>
          <Form method="post" action={action} preventScrollReset className="flex flex-wrap items-end gap-2">
            <PersonSelect id="swap-from" name="fromStaffId" label={t('swapFrom')} people={assigned} role={role} />
            <PersonSelect id="swap-to" name="toStaffId" label={t('swapTo')} people={others} role={role} />
            <Button name="intent" value="swap" busy={sent === 'swap'} icon={<ArrowLeftRight aria-hidden />}>
              {t('swap')}
            </Button>
          </Form>
        </details>
      ) : null}
    </section>
  );
}

interface PersonSelectProps {
  id: string;
  name: string;
  label: string;
  people: readonly RosterPerson[];
  role: string;
}

function PersonSelect({ id, name, label, people, role }: PersonSelectProps) {
  const t = useTranslations('staff.shift');
  const roleName = useRoleName();
  const fits = people.filter(({ roles }) => roles.includes(role));
  const rest = people.filter(({ roles }) => !roles.includes(role));
  const optionsOf = (some: readonly RosterPerson[]) =>
    some.map((person) => (
      <option key={person.id} value={person.id}>
        {person.name}
      </option>
    ));
  return (
    <Field field={{ id }} label={label} className="min-w-48 flex-1">
      <Select name={name} required defaultValue="">
        <option value="" disabled>
          {t('choose')}
        </option>
        {fits.length > 0 && rest.length > 0 ? (
          <>
            <optgroup label={roleName(role)}>{optionsOf(fits)}</optgroup>
            <optgroup label={t('otherRoles')}>{optionsOf(rest)}</optgroup>
          </>
        ) : (
          optionsOf(people)
        )}
      </Select>
    </Field>
  );
}
