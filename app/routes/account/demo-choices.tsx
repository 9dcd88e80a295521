import { Form } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import type { Role } from '#app/platform/ctx.ts';

interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

/** The people of the demo club as buttons, first one of every role. Only the embedded demo shows them. */
export function DemoChoices({ people, weiter }: { people: readonly DemoPerson[]; weiter: string }) {
  const t = useTranslations('accounts');
  const first = people.filter((person, index) => people.findIndex((other) => other.role === person.role) === index);
  const others = people.filter((person) => !first.includes(person));
  return (
    <section aria-labelledby="demo" className="mt-10">
      <h2 id="demo" className="text-base font-semibold">
        {t('signIn.demoTitle')}
      </h2>
      <p className="mt-0.5 text-sm text-muted">{t('signIn.demoText', { password: people[0]?.password ?? '' })}</p>
      <ul className="mt-3 divide-y border-y">
        {first.map((person) => (
          <DemoChoice key={person.email} person={person} weiter={weiter} />
        ))}
      </ul>
      {others.length > 0 ? (
        <details>
          <summary className="tap flex items-center px-1 text-sm text-muted hover:text-ink">
            {t('signIn.demoMore', { count: others.length })}
          </summary>
          <ul className="divide-y border-y">
            {others.map((person) => (
              <DemoChoice key={person.email} person={person} weiter={weiter} />
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  );
}

function DemoChoice({ person, weiter }: { person: DemoPerson; weiter: string }) {
  const t = useTranslations('accounts');
  const role = useTranslations('people')(`role.${person.role}`);
  return (
    <li>
      <Form method="post" action={paths.account.signIn()} reloadDocument>
        <input type="hidden" name="weiter" value={weiter} />
        <input type="hidden" name="email" value={person.email} />
        <input type="hidden" name="password" value={person.password} />
        <button
          type="submit"
          aria-label={t('signIn.demoAs', { name: person.name, role })}
          className="tap flex w-full items-center gap-3 px-1 text-left text-sm hover:bg-hover"
        >
          <span className="font-medium">{person.name}</span>
          <span className="ml-auto text-muted">{role}</span>
          <ChevronRight aria-hidden className="size-4 text-muted" />
        </button>
      </Form>
    </li>
  );
}
