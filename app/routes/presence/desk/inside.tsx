import { Form } from '@remix-run/react';
import { UserX } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';

export interface FacilityInside {
  readonly id: string;
  readonly name: string;
  readonly inside: readonly { visitId: string; name: string; roomName: string; since: string; guests: number }[];
}

/** Who is in, by facility, with a button to check each out. */
export function Inside({ facilities }: { facilities: readonly FacilityInside[] }) {
  const t = useTranslations('presence.desk');
  const filled = facilities.filter(({ inside }) => inside.length > 0);
  return (
    <section aria-labelledby="inside" className="grid gap-5">
      <h2 id="inside" className="text-base font-semibold">
        {t('inside')}
      </h2>
      {filled.length === 0 ? (
        <EmptyState icon={UserX} title={t('nobody')}>
          {t('nobodyHint')}
        </EmptyState>
      ) : (
        filled.map(({ id, name, inside }) => (
          <section key={id} aria-label={name}>
            <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line-strong pb-1.5">
              <h3 lang="de" className="text-sm font-semibold">
                {name}
              </h3>
              <LinkButton to={paths.presence.desk({ alle: id })} aria-label={t('everybodyIn', { facility: name })}>
                {t('everybody')}
              </LinkButton>
            </div>
            <ul aria-label={name} className="divide-y border-b">
              {inside.map((person) => (
                <li key={person.visitId} className="flex items-center justify-between gap-x-4 py-2">
                  <div className="min-w-0 text-sm">
                    <p className="font-medium wrap-anywhere">{person.name}</p>
                    <p className="text-xs text-muted">
                      {[
                        person.roomName,
                        t('since', { time: person.since }),
                        person.guests > 0 ? t('withGuests', { count: person.guests }) : null,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </p>
                  </div>
                  <Form method="post" action={paths.presence.desk()} className="shrink-0">
                    <input type="hidden" name="intent" value="leave" />
                    <Button name="visitId" value={person.visitId} aria-label={t('checkOutOf', { name: person.name })}>
                      {t('checkOut')}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          </section>
        ))
      )}
    </section>
  );
}
