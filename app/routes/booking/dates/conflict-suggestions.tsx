import { CalendarClock, ListX, MapPin } from 'lucide-react';
import { type MouseEvent, useId } from 'react';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { Button } from '#app/ui/button.tsx';

/** More places would be a list to search in. */
const MAX_PLACES = 3;

/** What a suggestion changes in the form. */
type Suggestion = Partial<TimeSpan> & { resourceId?: string; onlyFree?: true };

interface ConflictSuggestionsProps {
  /** Says whether a free time was found. */
  summary: string;
  /** The next free time, and its button. */
  time: (TimeSpan & { label: string }) | null;
  /** Free places of the same group, and their buttons. */
  places?: readonly { id: string; label: string }[];
  /** The button that leaves out the taken dates; null when none is free, or when that is chosen already. */
  freeOnly: string | null;
  onTake: (suggestion: Suggestion) => void;
}

/** The ways out of a conflict, one tap each. Without JavaScript the button's value is sent (`suggestionOf`). */
export function ConflictSuggestions({ summary, time, places, freeOnly, onTake }: ConflictSuggestionsProps) {
  const id = useId();
  const take = (suggestion: Suggestion) => (event: MouseEvent) => {
    event.preventDefault();
    onTake(suggestion);
  };
  return (
    <div className="mt-2 grid gap-2">
      <p id={id} className="text-sm">
        {summary}
      </p>
      <div className="flex flex-wrap gap-2" role="group" aria-labelledby={id}>
        {time ? (
          <Button
            name="intent"
            value={`time ${time.startTime} ${time.endTime}`}
            icon={<CalendarClock aria-hidden />}
            onClick={take({ startTime: time.startTime, endTime: time.endTime })}
          >
            {time.label}
          </Button>
        ) : null}
        {places?.slice(0, MAX_PLACES).map(({ id: resourceId, label }) => (
          <Button
            key={resourceId}
            name="intent"
            value={`place ${resourceId}`}
            icon={<MapPin aria-hidden />}
            onClick={take({ resourceId })}
          >
            {label}
          </Button>
        ))}
        {freeOnly ? (
          <Button name="intent" value="free" icon={<ListX aria-hidden />} onClick={take({ onlyFree: true })}>
            {freeOnly}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
