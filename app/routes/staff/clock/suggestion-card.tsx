import { Form, useNavigation } from '@remix-run/react';
import { LogIn } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { ClockPage } from '#app/domains/staff/pages/clock-page.server.ts';
import { ShiftLine } from '#app/domains/staff/ui/shift-line.tsx';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

interface SuggestionCardProps {
  suggestion: NonNullable<ClockPage['suggestion']>;
  formKey: string;
}

/** "Einstempeln?": the person came in, and has a shift now. */
export function SuggestionCard({ suggestion: { id, operatorId, shift }, formKey }: SuggestionCardProps) {
  const t = useTranslations('staff.clock');
  const sent = useNavigation().formData?.get('intent');
  return (
    <section aria-labelledby="suggestion" className="grid gap-3 rounded border-l-3 border-l-info bg-info-tint p-3.5">
      <h2 id="suggestion" className="text-base font-semibold">
        {t('suggestion.title')}
      </h2>
      <ShiftLine shift={shift} />
      <div className="flex flex-wrap gap-2">
        <Form method="post" action={paths.staff.clock()}>
          <input type="hidden" name="intent" value="stamp" />
          <input type="hidden" name="event" value="CLOCK_IN" />
          <input type="hidden" name="key" value={`${formKey}-yes`} />
          <input type="hidden" name="operator" value={operatorId} />
          <Button tone="primary" busy={sent === 'stamp'} icon={<LogIn aria-hidden />}>
            {t('suggestion.yes')}
          </Button>
        </Form>
        <Form method="post" action={paths.staff.clock()} preventScrollReset>
          <input type="hidden" name="suggestion" value={id} />
          <Button name="intent" value="no" busy={sent === 'no'} aria-label={t('suggestion.noOf')}>
            {t('suggestion.no')}
          </Button>
        </Form>
      </div>
    </section>
  );
}
