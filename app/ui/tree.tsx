import { ChevronRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { cx } from './cx.ts';
import { Cell, type Column } from './data-table.tsx';

/** A node of `platform/tree`. */
interface Node<Row> {
  readonly row: Row;
  readonly depth: number;
  readonly children: readonly Node<Row>[];
}

interface TreeProps<Row> {
  /** Name of the tree for screen readers. */
  label: string;
  nodes: readonly Node<Row>[];
  keyOf: (row: Row) => string;
  /** The name of a row for the button that folds what is below it. */
  nameOf: (row: Row) => string;
  /** The head of the first column, which is indented. */
  head: ReactNode;
  /** The first column: a link, a badge. */
  cell: (row: Row) => ReactNode;
  columns: readonly Column<Row>[];
}

/** Rows below rows, in nested lists that fold; all are open at first and without JavaScript. Below 1024 px a row stacks. */
export function Tree<Row>(props: TreeProps<Row>) {
  const { label, nodes, head, columns } = props;
  const tracks = ['minmax(0,2.4fr)', ...columns.map(({ width }) => width)].join(' ');
  return (
    <div style={{ '--tracks': tracks }}>
      <div
        aria-hidden
        className="grid grid-cols-(--tracks) gap-x-5 border-b border-line-strong pb-1.5 text-xs font-medium text-muted max-lg:hidden"
      >
        <span>{head}</span>
        {columns.map(({ key, head: name, align }) => (
          <span key={key} className={align === 'end' ? 'text-right' : undefined}>
            {name}
          </span>
        ))}
      </div>
      <ul aria-label={label} className="border-b text-sm max-lg:border-t">
        {nodes.map((node) => (
          <Branch key={props.keyOf(node.row)} node={node} tree={props} />
        ))}
      </ul>
    </div>
  );
}

function Branch<Row>({ node, tree }: { node: Node<Row>; tree: TreeProps<Row> }) {
  const t = useTranslations('shell.ui');
  const [isOpen, setOpen] = useState(true);
  const { row, depth, children } = node;
  const hasChildren = children.length > 0;
  return (
    <li className={depth > 1 ? 'border-t border-line' : 'not-first:border-t'}>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-5 gap-y-1 py-2 lg:grid-cols-(--tracks)">
        <div className="flex min-w-0 items-start gap-1" style={{ paddingLeft: `${(depth - 1) * 1.25}rem` }}>
          {hasChildren ? (
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={t('fold', { name: tree.nameOf(row) })}
              onClick={() => setOpen(!isOpen)}
              className="tap -my-1.5 -ml-2 grid w-9 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-ink lg:min-h-8 lg:w-7"
            >
              <ChevronRight aria-hidden className={cx('size-4 transition-transform', isOpen && 'rotate-90')} />
            </button>
          ) : (
            <span aria-hidden className="w-5 shrink-0" />
          )}
          <div className="min-w-0 wrap-anywhere">{tree.cell(row)}</div>
        </div>
        {tree.columns.map((column) => (
          <div
            key={column.key}
            className={cx('min-w-0 max-lg:pl-(--indent)', column.align === 'end' && 'lg:text-right')}
            style={{ '--indent': `${(depth - 1) * 1.25 + 1.5}rem` }}
          >
            <Cell column={column} row={row} />
          </div>
        ))}
      </div>
      {hasChildren ? (
        <ul hidden={!isOpen}>
          {children.map((child) => (
            <Branch key={tree.keyOf(child.row)} node={child} tree={tree} />
          ))}
        </ul>
      ) : null}
    </li>
  );
}
