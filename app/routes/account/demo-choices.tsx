import { Form } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import type { Role } from '#app/platform/ctx.ts';

interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

interface DemoChoicesProps {
  people: readonly DemoPerson[];
  /** The hidden fields of the sign-in form. */
  children: ReactNode;
}

/**
 * The people of the demo club as buttons of one form, first one of every role; they all have one password. Only the embedded
 * demo shows them.
 */
export function DemoChoices({ people, children }: DemoChoicesProps) {
  const t = useTranslations('accounts');
  const first = people.filter((person, index) => people.findIndex((other) => other.role === person.role) === index);
  const others = people.filter((person) => !first.includes(person));
  return (
    <section aria-labelledby="demo" className="mt-10">
      <h2 id="demo" className="text-base font-semibold">
        {t('signIn.demoTitle')}
      </h2>
      <p className="mt-0.5 text-sm text-muted">{t('signIn.demoText', { password: people[0]?.password ?? '' })}</p>
      <Form method="post" action={paths.account.signIn()} reloadDocument>
        {children}
        <input type="hidden" name="password" value={people[0]?.password ?? ''} />
        <ul className="mt-3 divide-y border-y">
          {first.map((person) => (
            <DemoChoice key={person.email} person={person} />
          ))}
        </ul>
        {others.length > 0 ? (
          <details>
            <summary className="tap flex items-center px-1 text-sm text-muted hover:text-ink">
              {t('signIn.demoMore', { count: others.length })}
            </summary>
            <ul className="divide-y border-y">
              {others.map((person) => (
                <DemoChoice key={person.email} person={person} />
              ))}
            </ul>
          </details>
        ) : null}
      </Form>
    </section>
  );
}

function DemoChoice({ person }: { person: DemoPerson }) {
  const t = useTranslations('accounts');
  const role = useTranslations('people')(`role.${person.role}`);
  return (
    <li>
      <button
        type="submit"
        name="email"
        value={person.email}
        aria-label={t('signIn.demoAs', { name: person.name, role })}
        className="tap flex w-full items-center gap-3 px-1 text-left text-sm hover:bg-hover"
      >
        <span className="font-medium">{person.name}</span>
        <span className="ml-auto text-muted">{role}</span>
        <ChevronRight aria-hidden className="size-4 text-muted" />
      </button>
    </li>
  );
}
