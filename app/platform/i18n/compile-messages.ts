import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { transformWithEsbuild, type Plugin } from 'vite';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';

/** `domains/<room>/messages/{de,en}.ts` and the shell's own catalogue; the file that collects them is ordinary code. */
const CATALOGUE = /\/app\/(?:domains\/[^/]+|platform\/i18n)\/messages\/(?:mail[.])?(?:de|en)\.ts$/;

interface Messages {
  readonly [key: string]: string | Messages;
}
interface CompiledMessages {
  [key: string]: CompiledMessage | CompiledMessages;
}

function compileAll(messages: Messages, path: string): CompiledMessages {
  const compiled: CompiledMessages = {};
  for (const [key, message] of Object.entries(messages)) {
    if (key.includes('.')) throw new Error(`${path}: the key "${key}" must not contain a dot`);
    compiled[key] = typeof message === 'string' ? compile(message) : compileAll(message, path);
  }
  return compiled;
}

/** A catalogue with the sections it takes from its own folder (`./mine.de.ts`), as one script that Node can import. */
async function toDataUrl(code: string, path: string, watch: (path: string) => void): Promise<string> {
  const transformed = await transformWithEsbuild(code, path, { loader: 'ts', format: 'esm', sourcemap: false });
  let script = transformed.code;
  for (const [from, specifier = ''] of script.matchAll(/\bfrom\s*"(\.\/[^"]+)"/g)) {
    const section = resolve(dirname(path), specifier);
    watch(section);
    script = script.replace(from, `from "${await toDataUrl(await readFile(section, 'utf8'), section, watch)}"`);
  }
  return `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`;
}

/**
 * Compiles ICU catalogues at build time, so that neither the browser nor the server carries a message parser.
 * For the app's build and for vitest; a catalogue holds plain objects, type imports, and sections of its own folder.
 */
export function messagesPlugin(): Plugin {
  const compiledAway = ['use-intl', 'icu-minify'];
  return {
    name: 'platzwart-messages',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [{ find: /^use-intl\/format-message$/, replacement: 'use-intl/format-message/format-only' }],
      },
      ssr: { noExternal: compiledAway },
      test: { server: { deps: { inline: compiledAway } } },
    }),
    async transform(code, id) {
      const [path = id, query] = id.split('?');
      // Checks ask for the texts as people wrote them.
      if (!CATALOGUE.test(path) || query === 'texts') return null;
      const script = await toDataUrl(code, path, (section) => this.addWatchFile(section));
      const catalogues = (await import(/* @vite-ignore */ script)) as Record<string, Messages>;
      const lines = Object.entries(catalogues).map(
        ([name, messages]) => `export const ${name} = ${JSON.stringify(compileAll(messages, path))};`,
      );
      return { code: lines.join('\n'), map: null };
    },
  };
}
