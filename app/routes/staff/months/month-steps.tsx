import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { MonthStepLinks } from './month-steps.server.ts';

const LINK = 'tap inline-flex items-center gap-1 underline-offset-2 hover:underline';

/** The month before, and the next one. */
export function MonthSteps({ label, steps: { previous, next } }: { label: string; steps: MonthStepLinks }) {
  return (
    <nav aria-label={label} className="mb-5 flex flex-wrap gap-x-6 gap-y-1 text-sm">
      <Link to={previous.to} className={LINK}>
        <ChevronLeft aria-hidden className="size-4" />
        {previous.label}
      </Link>
      {next ? (
        <Link to={next.to} className={LINK}>
          {next.label}
          <ChevronRight aria-hidden className="size-4" />
        </Link>
      ) : null}
    </nav>
  );
}
