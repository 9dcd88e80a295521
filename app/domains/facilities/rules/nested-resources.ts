import type { TreeNode } from './resource-tree.ts';

export type Nested<T> = Omit<T, 'parentId'> & { subResources: Nested<T>[] };

/** A flat list in which parents come before their parts, as a tree (seed 4, 2.1.4 "subResources"). */
export function nestedResources<T extends TreeNode>(flat: readonly T[]): Nested<T>[] {
  const byId = new Map<string, Nested<T>>();
  const roots: Nested<T>[] = [];
  for (const { parentId, ...resource } of flat) {
    const nested: Nested<T> = { ...resource, subResources: [] };
    byId.set(resource.id, nested);
    const siblings = parentId === null ? roots : byId.get(parentId)?.subResources;
    siblings?.push(nested);
  }
  return roots;
}
