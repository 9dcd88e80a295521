export interface TreeNode {
  id: string;
  parentId: string | null;
}

/** The resource itself and everything below it: what a booking of it occupies (D2). */
export function withDescendants(tree: readonly TreeNode[], id: string): string[] {
  const found = [id];
  for (let at = 0; at < found.length; at += 1) {
    for (const node of tree) if (node.parentId === found[at]) found.push(node.id);
  }
  return found;
}

/** From the parent up to the root. */
export function ancestors(tree: readonly TreeNode[], id: string): string[] {
  const parents = new Map(tree.map((node) => [node.id, node.parentId]));
  const found: string[] = [];
  for (let up = parents.get(id) ?? null; up !== null; up = parents.get(up) ?? null) found.push(up);
  return found;
}

export type Relation = 'same' | 'below' | 'above' | 'apart';

/** Where `other` lies, seen from `mine`. */
export function relationOf(tree: readonly TreeNode[], mine: string, other: string): Relation {
  if (mine === other) return 'same';
  if (ancestors(tree, other).includes(mine)) return 'below';
  if (ancestors(tree, mine).includes(other)) return 'above';
  return 'apart';
}
