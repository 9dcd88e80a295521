import { Form } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { paths } from '#app/paths.ts';
import type { Role } from '#app/platform/ctx.ts';

interface DemoChoicesProps {
  people: readonly { readonly name: string; readonly role: Role; readonly email: string; readonly password: string }[];
  weiter: string;
}

/** The demo club's people, each one tap away; only the embedded demo offers them. */
export function DemoChoices({ people, weiter }: DemoChoicesProps) {
  const t = useTranslations('accounts');
  const tPeople = useTranslations('people');
  return (
    <section aria-labelledby="demo" className="mt-10">
      <h2 id="demo" className="text-base font-semibold">
        {t('signIn.demoTitle')}
      </h2>
      <p className="mt-0.5 text-sm text-muted">{t('signIn.demoText', { password: people[0]?.password ?? '' })}</p>
      <ul className="mt-3 divide-y border-y">
        {people.map((person) => (
          <li key={person.email}>
            <Form method="post" action={paths.account.signIn()} reloadDocument>
              <input type="hidden" name="weiter" value={weiter} />
              <input type="hidden" name="email" value={person.email} />
              <input type="hidden" name="password" value={person.password} />
              <button
                type="submit"
                aria-label={t('signIn.demoAs', { name: person.name, role: tPeople(`role.${person.role}`) })}
                className="tap flex w-full items-center gap-3 px-1 text-left text-sm hover:bg-hover"
              >
                <span className="font-medium">{person.name}</span>
                <span className="ml-auto text-muted">{tPeople(`role.${person.role}`)}</span>
                <ChevronRight aria-hidden className="size-4 text-muted" />
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
