/** A row of a tree: its parent is another row of the list, or null at the top. */
export interface TreeRow {
  readonly id: string;
  readonly parentId: string | null;
}

export interface TreeNode<Row> {
  readonly row: Row;
  /** 1 at the top. */
  readonly depth: number;
  readonly children: readonly TreeNode<Row>[];
}

/** Nests rows below their parents, in the order of the list. A row whose parent is not in the list is at the top. Linear. */
export function treeOf<Row extends TreeRow>(rows: readonly Row[]): TreeNode<Row>[] {
  const ids = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, Row[]>();
  for (const row of rows) {
    const parent = row.parentId !== null && ids.has(row.parentId) ? row.parentId : null;
    const siblings = below.get(parent);
    if (siblings) siblings.push(row);
    else below.set(parent, [row]);
  }
  const nodesOf = (parent: string | null, depth: number): TreeNode<Row>[] =>
    (below.get(parent) ?? []).map((row) => ({ row, depth, children: nodesOf(row.id, depth + 1) }));
  return nodesOf(null, 1);
}

/** The nodes from the top, each before those below it. */
export function flatten<Row>(nodes: readonly TreeNode<Row>[]): TreeNode<Row>[] {
  return nodes.flatMap((node) => [node, ...flatten(node.children)]);
}
