import type { ReactNode } from 'react';

interface RoomPartProps {
  id: string;
  title: string;
  /** On the line of the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A part of a room's page: a title on a hairline, and its rows. */
export function RoomPart({ id, title, aside, children }: RoomPartProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="flex flex-wrap items-end justify-between gap-x-4 border-b border-line-strong pb-1.5">
        <h2 id={id} className="text-base font-semibold">
          {title}
        </h2>
        {aside ? <p className="text-sm text-muted">{aside}</p> : null}
      </div>
      {children}
    </section>
  );
}
