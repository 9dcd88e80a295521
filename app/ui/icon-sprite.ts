import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type ComponentType, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Plugin } from 'vite';

const VIRTUAL = '\0icons';
const IMPORT = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+'lucide-react'/g;

/**
 * An inline icon has ten elements, and a plan has thirty icons. The build therefore puts every used icon once into one file
 * next to the scripts, and the pages refer to it. `import { Archive } from 'lucide-react'` stays as it is.
 */
export function iconSpritePlugin(): Plugin {
  let sprite: Promise<Sprite> | undefined;
  let base = '/';
  return {
    name: 'platzwart-icons',
    apply: 'build',
    enforce: 'pre',
    configResolved: (config) => void (base = config.base),
    resolveId: (id) => (id === 'lucide-react' ? VIRTUAL : null),
    async load(id) {
      if (id !== VIRTUAL) return null;
      const { names, file } = await (sprite ??= drawSprite('app'));
      const lines = names.map(
        ([name, id]) => `export const ${name} = /* @__PURE__ */ icon(${JSON.stringify(`${base}${file}#${id}`)});`,
      );
      return [`import { icon } from '#app/ui/icon.tsx';`, ...lines].join('\n');
    },
    async generateBundle() {
      const { file, svg } = await (sprite ??= drawSprite('app'));
      // Both builds use the same name; only the browser's build contains the file.
      if (this.environment.name === 'client') this.emitFile({ type: 'asset', fileName: file, source: svg });
    },
  };
}

interface Sprite {
  /** Name of the component and id in the file. */
  readonly names: readonly (readonly [string, string])[];
  readonly file: string;
  readonly svg: string;
}

/** Every icon that a source under `folder` imports, in one file with a hash of its content in its name. */
export async function drawSprite(folder: string): Promise<Sprite> {
  const used = new Set<string>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/[.]tsx?$/.test(name)) continue;
    for (const [, list = ''] of readFileSync(path.join(folder, name), 'utf8').matchAll(IMPORT))
      for (const one of list.split(','))
        if (/^[A-Z]/.test(one.trim()) && one.trim() !== 'LucideIcon') used.add(one.trim());
  }
  const icons = await Promise.all([...used].toSorted().map(readIcon));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${icons.map(({ symbol }) => symbol).join('')}</svg>\n`;
  const hash = createHash('sha256').update(svg).digest('base64url').slice(0, 8);
  return { names: icons.map(({ name, id }) => [name, id] as const), file: `assets/icons-${hash}.svg`, svg };
}

async function readIcon(name: string): Promise<{ name: string; id: string; symbol: string }> {
  const icons = (await import('lucide-react')) as unknown as Readonly<Record<string, ComponentType>>;
  const component = icons[name];
  if (!component) throw new Error(`lucide has no icon ${name}`);
  const shapes = renderToStaticMarkup(createElement(component)).replace(/^<svg[^>]*>|<\/svg>$/g, '');
  const id = name.replaceAll(/(?<!^)([A-Z]|\d+)/g, '-$1').toLowerCase();
  return { name, id, symbol: `<symbol id="${id}" viewBox="0 0 24 24">${shapes}</symbol>` };
}
