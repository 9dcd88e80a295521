import { Form, useNavigation } from '@remix-run/react';
import { useTranslations } from 'use-intl';
import type { OpenPlace } from '#app/domains/staff/pages/shift-requests.server.ts';
import { ShiftLine, useShiftWords } from '#app/domains/staff/ui/shift-line.tsx';
import { paths } from '#app/paths.ts';
import { Badge } from '#app/ui/badge.tsx';
import { Button } from '#app/ui/button.tsx';

/** Published shifts with free places: offer them to all with the role. */
export function OpenPlaces({ places }: { places: readonly OpenPlace[] }) {
  const t = useTranslations('staff.requests');
  const shiftWords = useShiftWords();
  const sent = useNavigation().formData;
  return (
    <ul className="divide-y">
      {places.map(({ shift, staffed, required, isOffered }) => (
        <li key={shift.id} className="grid items-center gap-x-4 gap-y-2 py-3 sm:grid-cols-[1fr_auto]">
          <ShiftLine
            shift={shift}
            to={paths.staff.shift(shift.id)}
            aside={<Badge tone="bad">{t('staffed', { staffed, required })}</Badge>}
          />
          {isOffered ? (
            <p className="max-sm:pl-4">
              <Badge tone="info">{t('isOffered')}</Badge>
            </p>
          ) : (
            <Form method="post" preventScrollReset className="max-sm:pl-4">
              <input type="hidden" name="shift" value={shift.id} />
              <Button
                name="intent"
                value="offer"
                busy={sent?.get('intent') === 'offer' && sent.get('shift') === shift.id}
                aria-label={t('offerOf', { shift: shiftWords(shift) })}
              >
                {t('offer')}
              </Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}
