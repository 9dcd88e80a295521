import { Form } from '@remix-run/react';
import { LogOut } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { paths } from '#app/paths.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { EmptyState } from '#app/ui/empty-state.tsx';
import type { FacilityInside } from './inside.tsx';

/** The last one out: names and counts before everyone of a facility is checked out. */
export function Everybody({ facility: { id, name, inside } }: { facility: FacilityInside }) {
  const t = useTranslations('presence.desk');
  const back = <LinkButton to={paths.presence.desk()}>{t('everybodyBack')}</LinkButton>;
  if (inside.length === 0) return <EmptyState title={t('everybodyEmpty', { facility: name })} action={back} />;
  const people = new Set(inside.map((person) => person.name)).size;
  const guests = inside.reduce((sum, person) => sum + person.guests, 0);
  return (
    <section aria-labelledby="everybody" className="grid max-w-2xl gap-4">
      <h2 id="everybody" className="text-base font-semibold">
        {t('everybody')}
      </h2>
      <p className="text-sm">{t('everybodyHint', { people, guests, facility: name })}</p>
      <ul aria-label={t('inside')} className="divide-y border-y text-sm">
        {inside.map((person) => (
          <li key={person.visitId} className="flex flex-wrap justify-between gap-x-4 py-2">
            <span className="font-medium">{person.name}</span>
            <span className="text-muted">
              {person.roomName}
              {person.guests > 0 ? ` · ${t('withGuests', { count: person.guests })}` : ''}
            </span>
          </li>
        ))}
      </ul>
      <Form method="post" action={paths.presence.desk()} className="flex flex-wrap gap-3">
        <input type="hidden" name="intent" value="everybody" />
        <Button tone="danger" name="facilityId" value={id} icon={<LogOut aria-hidden />}>
          {t('everybodyDo')}
        </Button>
        {back}
      </Form>
    </section>
  );
}
