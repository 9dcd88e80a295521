import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from 'react';
import { cx } from './cx.ts';

interface TableProps {
  /** What the table lists; for screen readers only. */
  caption: string;
  head: ReactNode;
  children: ReactNode;
  className?: string;
}

/** An HTML table with hairlines. A wide one scrolls inside itself and is reachable by keyboard. */
export function Table({ caption, head, children, className }: TableProps) {
  return (
    <section className={cx('relative overflow-x-auto', className)} aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="border-b border-line-strong">
          <tr>{head}</tr>
        </thead>
        <tbody className="divide-y">{children}</tbody>
      </table>
    </section>
  );
}

interface CellProps {
  /** Aligns numbers to the right, so that their digits line up. */
  align?: 'start' | 'end';
}

export function Th({
  align = 'start',
  className,
  ...rest
}: Omit<ThHTMLAttributes<HTMLTableCellElement>, 'align'> & CellProps) {
  return (
    <th
      scope="col"
      className={cx(
        'py-2 pr-4 text-xs font-medium whitespace-nowrap text-muted last:pr-0',
        align === 'end' ? 'text-right' : 'text-left',
        className,
      )}
      {...rest}
    />
  );
}

export function Td({
  align = 'start',
  className,
  ...rest
}: Omit<TdHTMLAttributes<HTMLTableCellElement>, 'align'> & CellProps) {
  return (
    <td
      className={cx('py-2.5 pr-4 align-middle last:pr-0', align === 'end' ? 'text-right' : 'text-left', className)}
      {...rest}
    />
  );
}
