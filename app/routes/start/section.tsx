import type { ReactNode } from 'react';

interface SectionProps {
  id: string;
  title: string;
  /** On the line of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of the start page: a title on a hairline, and its rows. */
export function Section({ id, title, aside, children }: SectionProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex items-end justify-between gap-4 border-b border-line-strong pb-1.5">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
