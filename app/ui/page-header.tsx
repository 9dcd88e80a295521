import type { ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  /** One quiet line under the title: an address, a count, a period. */
  lede?: ReactNode;
  /** Above the title: where one came from. */
  back?: ReactNode;
  actions?: ReactNode;
}

/** The one h1 of a screen, with its actions on the same line where there is room. */
export function PageHeader({ title, lede, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-6">
      <div className="min-w-0">
        {back ? <div className="mb-1 text-sm">{back}</div> : null}
        <h1 className="text-lg font-semibold tracking-tight wrap-anywhere lg:text-xl">{title}</h1>
        {lede ? <p className="mt-0.5 text-sm text-muted">{lede}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}
