import type { ReactNode } from 'react';
import { cx } from '#app/ui/cx.ts';
import { Mark } from '#app/ui/mark.tsx';

export const CONTENT_ID = 'inhalt';

export function SkipLink({ children }: { children: ReactNode }) {
  return (
    <a
      href={`#${CONTENT_ID}`}
      className="sr-only rounded-md bg-surface px-4 py-2.5 font-medium shadow-float focus:not-sr-only focus:fixed focus:top-3 focus:left-3 focus:z-50"
    >
      {children}
    </a>
  );
}

interface FrameProps {
  /** The operator's name, or the product's own. */
  title: string;
  subtitle: string | null;
  homeHref: string;
  navLabel: string;
  /** Groups of links for the sidebar, a foot with the account, targets for the phone's bottom bar. */
  sidebar: ReactNode;
  sidebarFoot: ReactNode;
  bottomBar: ReactNode;
  children: ReactNode;
}

/** Wide: a sidebar. Narrow: a bar above and targets below, where thumbs are. */
export function Frame({ title, subtitle, homeHref, navLabel, sidebar, sidebarFoot, bottomBar, children }: FrameProps) {
  return (
    <div className="lg:pl-58 print:pl-0">
      <header
        data-print="no"
        className="sticky top-0 z-30 flex h-13 items-center gap-2.5 border-b bg-paper px-4 lg:hidden"
      >
        <a href={homeHref} className="flex min-h-11 min-w-0 items-center gap-2.5 text-sm font-semibold">
          <Mark />
          <span className="truncate">{title}</span>
        </a>
      </header>

      <header data-print="no" className="fixed inset-y-0 left-0 hidden w-58 flex-col border-r bg-sunken lg:flex">
        <a href={homeHref} className="flex items-center gap-3 px-5 pt-6 pb-5">
          <Mark className="size-7" />
          <span className="grid min-w-0">
            <span className="truncate text-sm font-semibold">{title}</span>
            {subtitle ? <span className="truncate text-xs text-muted">{subtitle}</span> : null}
          </span>
        </a>
        <nav aria-label={navLabel} className="flex-1 overflow-y-auto px-3 pb-4">
          {sidebar}
        </nav>
        <div className="border-t p-3">{sidebarFoot}</div>
      </header>

      <main
        id={CONTENT_ID}
        tabIndex={-1}
        className="min-w-0 px-4 pt-5 pb-[calc(var(--bottom-nav)+var(--toast-space)+2rem)] outline-none lg:px-8 lg:pt-7 print:p-0"
      >
        {children}
      </main>

      <nav
        aria-label={navLabel}
        data-print="no"
        className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden"
      >
        {bottomBar}
      </nav>
    </div>
  );
}

interface BareFrameProps {
  title: string | null;
  /** Over the whole screen, however large. */
  isWall?: boolean;
  foot: ReactNode;
  children: ReactNode;
}

/** A page without navigation: the sign-in, the first run, an error before the session is read. Without a title, over the whole width. */
export function BareFrame({ title, isWall = false, foot, children }: BareFrameProps) {
  return (
    <div
      className={cx(
        'mx-auto grid min-h-dvh w-full px-4 [--bottom-nav:0px] [--sticky-top:0px] print:block print:p-0',
        title ? 'max-w-[26rem] grid-rows-[auto_1fr_auto]' : 'grid-rows-[1fr_auto] pt-5 sm:px-6 print:max-w-none',
        !title && !isWall && 'max-w-[80rem]',
      )}
    >
      {title ? (
        <header className="flex items-center gap-2.5 pt-8 pb-8 text-sm font-semibold sm:pt-16">
          <Mark />
          {title}
        </header>
      ) : null}
      <main id={CONTENT_ID} tabIndex={-1} className="min-w-0 outline-none">
        {children}
      </main>
      <footer data-print="no" className="flex max-w-96 flex-wrap items-center justify-between gap-3 py-6">
        {foot}
      </footer>
    </div>
  );
}

export function NavGroup({ label, children }: { label: string | null; children: ReactNode }) {
  return (
    <div className="mb-5">
      {label ? <h2 className="px-3 pb-1.5 text-xs font-medium tracking-wider text-muted uppercase">{label}</h2> : null}
      <ul className="grid gap-0.5">{children}</ul>
    </div>
  );
}
