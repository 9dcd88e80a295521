/** The scripts of a route's first visit (ux.md, budgets). Pure over the build's manifest; sizes are bytes after gzip. */

/** The part of Remix's manifest that this check reads. */
export interface BuildManifest {
  readonly url: string;
  readonly entry: BuiltModule;
  readonly routes: Readonly<Record<string, BuiltModule & { readonly id: string; readonly parentId?: string }>>;
}

interface BuiltModule {
  readonly module: string;
  readonly imports?: readonly string[];
}

export interface FirstLoad {
  /** Id of the route: routes/booking/week. */
  readonly route: string;
  readonly bytes: number;
  /** The heaviest first. */
  readonly files: readonly { readonly file: string; readonly bytes: number }[];
}

/** Every file that a browser needs before a route works: entry, the route with its parents, the manifest and the catalogues. */
export function firstLoadOf(
  manifest: BuildManifest,
  route: string,
  catalogues: readonly string[],
  sizeOf: (file: string) => number,
): FirstLoad {
  const modules: BuiltModule[] = [manifest.entry];
  for (let id: string | undefined = route; id !== undefined; id = manifest.routes[id]?.parentId) {
    const built = manifest.routes[id];
    if (!built) throw new Error(`the build has no route ${id}`);
    modules.push(built);
  }
  const names = new Set([
    manifest.url,
    ...catalogues,
    ...modules.flatMap(({ module, imports = [] }) => [module, ...imports]),
  ]);
  const files = [...names].map((file) => ({ file, bytes: sizeOf(file) })).toSorted((a, b) => b.bytes - a.bytes);
  return { route, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), files };
}

/** One sentence for each route above its budget, with its heaviest files. */
export function tooHeavy(loads: readonly FirstLoad[], budgetOf: (route: string) => number): string[] {
  return loads.flatMap(({ route, bytes, files }) => {
    const budget = budgetOf(route);
    if (bytes <= budget) return [];
    const heaviest = files.slice(0, 5).map((one) => `${one.file} ${one.bytes}`);
    return [`${route} loads ${bytes} bytes of scripts, its budget is ${budget}: ${heaviest.join(', ')}`];
  });
}
