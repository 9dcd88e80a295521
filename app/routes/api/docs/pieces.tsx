import { createElement, Fragment, type ReactNode } from 'react';
import { cx } from '#app/ui/cx.ts';

/** Shows the text between `backticks` as code. */
export function WithCode({ text }: { text: string }) {
  const parts = text.split('`').map((part, at) => (at % 2 === 1 ? createElement('code', null, part) : part));
  return createElement(Fragment, null, ...parts);
}

/** Lines for a terminal; they wrap where the window is narrow. */
export function Code({ children }: { children: string }) {
  return (
    <pre className="mt-2 rounded-md border bg-sunken p-3 text-xs leading-relaxed whitespace-pre-wrap wrap-anywhere">
      <code>{children}</code>
    </pre>
  );
}

const COLOURS: Readonly<Record<string, string>> = {
  GET: 'text-info',
  POST: 'text-good',
  PATCH: 'text-warn',
  DELETE: 'text-bad',
};

/** As wide as the longest method, so that the addresses line up. */
export function Method({ children, className }: { children: string; className?: string }) {
  return (
    <strong className={cx('w-14 shrink-0 font-mono text-xs leading-5 font-semibold', COLOURS[children], className)}>
      {children}
    </strong>
  );
}

interface DocsTableProps {
  caption: string;
  heads: readonly [string, string, string];
  children: ReactNode;
}

/** Three columns of the same widths everywhere. On a phone the first two share a line, and the third is below. */
export function DocsTable({ caption, heads, children }: DocsTableProps) {
  return (
    <table className="mt-2 w-full table-fixed border-collapse text-sm max-sm:block">
      <caption className="sr-only">{caption}</caption>
      <thead className="border-b border-line-strong max-sm:sr-only">
        <tr>
          {heads.map((head, at) => (
            <th
              key={head}
              scope="col"
              className={cx('py-1.5 pr-4 text-left text-xs font-medium text-muted', ['w-[30%]', 'w-[26%]', ''][at])}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y border-b max-sm:block max-sm:border-t">{children}</tbody>
    </table>
  );
}

/** A row of `DocsTable`. */
export function DocsRow({ cells }: { cells: readonly [ReactNode, ReactNode, ReactNode] }) {
  const [first, second, third] = cells;
  return (
    <tr className="max-sm:flex max-sm:flex-wrap max-sm:items-baseline max-sm:gap-x-3 max-sm:py-2">
      <td className="pr-4 align-top font-mono text-[0.8125rem] wrap-anywhere sm:py-2 max-sm:pr-0">{first}</td>
      <td className="pr-4 align-top text-muted wrap-anywhere sm:py-2 max-sm:pr-0">{second}</td>
      <td className="align-top wrap-anywhere sm:py-2 max-sm:w-full empty:hidden sm:empty:table-cell">{third}</td>
    </tr>
  );
}
