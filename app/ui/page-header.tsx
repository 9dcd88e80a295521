import { Link, type LinkProps } from '@remix-run/react';
import type { ReactNode } from 'react';
import { ArrowLeft } from 'lucide-react';

interface PageHeaderProps {
  title: ReactNode;
  /** One quiet line under the title: an address, a count, a period. */
  lede?: ReactNode;
  /** Above the title: a link to the page before. */
  back?: ReactNode;
  actions?: ReactNode;
}

/** The only h1 of a screen, with its actions on the same line where there is room. */
export function PageHeader({ title, lede, back, actions }: PageHeaderProps) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3 lg:mb-6">
      <div className="min-w-0">
        {back ? <div className="text-sm max-lg:-mt-3 lg:mb-1 print:hidden">{back}</div> : null}
        <h1 className="text-lg font-semibold tracking-tight wrap-anywhere lg:text-xl">{title}</h1>
        {lede ? <p className="mt-0.5 text-sm text-muted">{lede}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
    </header>
  );
}

/** A link to the page before, above the title. */
export function BackLink({ to, children }: { to: LinkProps['to']; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="inline-flex min-h-11 items-center gap-1.5 text-muted underline-offset-2 hover:text-ink hover:underline lg:min-h-6"
    >
      <ArrowLeft aria-hidden className="size-4" />
      {children}
    </Link>
  );
}
