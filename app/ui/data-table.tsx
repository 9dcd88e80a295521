import { Link } from '@remix-run/react';
import type { HTMLAttributes, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Gone, goneProps } from './gone.tsx';

export interface Column<Row> {
  readonly key: string;
  readonly head: ReactNode;
  /** Track of the grid on wide screens, e.g. `minmax(0,2fr)` or `9rem`. */
  readonly width: string;
  readonly align?: 'end';
  /** Shows the head before the cell where rows stack. */
  readonly isLabelled?: boolean;
  readonly className?: string;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  /** Name of the list for screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** Checkboxes before the rows; null for a list without them. See `SelectionForm`. */
  tick?: ((row: Row) => ReactNode) | null;
  /** True for a log, whose order has a meaning. */
  isOrdered?: boolean;
  /** For rows whose buttons act at once (`useSettledItems`): what happened to a row that only keeps its place, else null. */
  goneAs?: (row: Row) => string | null;
  pointer?: HTMLAttributes<HTMLElement>;
}

/**
 * Rows with aligned columns; below 1024 px each row stacks into a short paragraph. A list for screen readers, because a table
 * whose cells are laid out as blocks loses its meaning in several browsers.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, keyOf, tick = null, isOrdered = false, goneAs = () => null, pointer } = props;
  const List = isOrdered ? 'ol' : 'ul';
  const tracks = [...(tick ? [TICK] : []), ...columns.map(({ width }) => width)].join(' ');
  return (
    <div style={{ '--tracks': tracks }}>
      <div
        aria-hidden
        className="grid grid-cols-(--tracks) gap-x-5 border-b border-line-strong pb-1.5 text-xs font-medium text-muted max-lg:hidden"
      >
        {tick ? <span /> : null}
        {columns.map(({ key, head, align }) => (
          <span key={key} className={align === 'end' ? 'text-right' : undefined}>
            {head}
          </span>
        ))}
      </div>
      <List aria-label={label} className="divide-y border-b text-sm max-lg:border-t" {...pointer}>
        {rows.map((row) => {
          const gone = goneAs(row);
          return (
            <li
              key={keyOf(row)}
              {...goneProps(gone !== null)}
              className={cx(
                'relative grid items-start gap-x-5 gap-y-1.5 py-2.5 lg:grid-cols-(--tracks)',
                tick ? 'grid-cols-[2rem_minmax(0,1fr)] max-lg:gap-x-3' : 'grid-cols-[minmax(0,1fr)]',
              )}
            >
              {tick?.(row)}
              {columns.map((column) => (
                <Cell key={column.key} column={column} row={row} isIndented={tick !== null} />
              ))}
              {gone === null ? null : <Gone>{gone}</Gone>}
            </li>
          );
        })}
      </List>
    </div>
  );
}

const TICK = '1.5rem';

/** A cell of a list or tree: under its head on wide screens, in the paragraph of its row on narrow ones. */
export function Cell<Row>({
  column,
  row,
  isIndented = false,
}: {
  column: Column<Row>;
  row: Row;
  isIndented?: boolean;
}) {
  const content = column.cell(row);
  if (content === null) return <div className="max-lg:hidden" />;
  return (
    <div
      className={cx(
        'min-w-0 wrap-anywhere',
        isIndented && 'max-lg:col-start-2',
        column.align === 'end' && 'lg:text-right',
        column.className,
      )}
    >
      {column.isLabelled ? <span className="text-muted lg:hidden">{column.head}: </span> : null}
      {content}
    </div>
  );
}

/** The name of a row, which leads to the record. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Link
      to={to}
      className="tap inline-flex items-center text-base font-semibold underline-offset-2 hover:underline lg:min-h-0 lg:text-sm"
    >
      {children}
    </Link>
  );
}
