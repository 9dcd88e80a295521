import { Form, useNavigation } from '@remix-run/react';
import { LogIn } from 'lucide-react';
import type { ShownSuggestion } from '#app/domains/staff/pages/suggestion.server.ts';
import { paths } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

interface SuggestionCardProps {
  suggestion: ShownSuggestion | null;
  /** The screen to which both answers lead back; without one, the clock. */
  from?: 'start' | 'presence';
}

/** "Einstempeln?": the person came in, and has a shift now. */
export function SuggestionCard({ suggestion, from }: SuggestionCardProps) {
  const sent = useNavigation().formData?.get('intent');
  if (!suggestion) return null;
  const { id, operatorId, key, title, shift, yes, no, noOf } = suggestion;
  const origin = from === undefined ? null : <input type="hidden" name="from" value={from} />;
  return (
    <section aria-labelledby="suggestion" className="grid gap-3 rounded border-l-3 border-l-info bg-info-tint p-3.5">
      <div>
        <h2 id="suggestion" className="text-base font-semibold">
          {title}
        </h2>
        <p className="text-sm wrap-anywhere">{shift}</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Form method="post" action={paths.staff.clock()}>
          <input type="hidden" name="intent" value="stamp" />
          <input type="hidden" name="event" value="CLOCK_IN" />
          <input type="hidden" name="key" value={key} />
          <input type="hidden" name="operator" value={operatorId} />
          {origin}
          <Button tone="primary" busy={sent === 'stamp'} icon={<LogIn aria-hidden />}>
            {yes}
          </Button>
        </Form>
        <Form method="post" action={paths.staff.clock()} preventScrollReset>
          <input type="hidden" name="suggestion" value={id} />
          {origin}
          <Button name="intent" value="no" busy={sent === 'no'} aria-label={noOf}>
            {no}
          </Button>
        </Form>
      </div>
    </section>
  );
}
