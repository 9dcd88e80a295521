import { transformWithEsbuild, type Plugin } from 'vite';
import compile from 'icu-minify/compile';
import type { CompiledMessage } from 'icu-minify/format';

/** `domains/<room>/messages/{de,en}.ts`, or `<section>.{de,en}.ts` where a room has many texts, and those of shell and API. */
const CATALOGUE = /\/app\/(?:domains\/[^/]+|platform\/(?:i18n|api))\/messages\/(?:[a-z-]+\.)?(?:de|en)\.ts$/;
/** A file that joins sections is ordinary code, like the one that joins the rooms. */
const COLLECTS = /^import\s/m;

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

/**
 * Compiles ICU catalogues at build time, so that neither the browser nor the server loads a message parser. For the app's
 * build and for vitest. A catalogue contains plain objects and type imports only.
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
      // Checks import the source texts.
      if (!CATALOGUE.test(path) || query === 'texts') return null;
      const { code: script } = await transformWithEsbuild(code, path, {
        loader: 'ts',
        format: 'esm',
        sourcemap: false,
      });
      if (COLLECTS.test(script)) return null;
      const catalogues = (await import(
        /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(script).toString('base64')}`
      )) as Record<string, Messages>;
      const lines = Object.entries(catalogues).map(
        ([name, messages]) => `export const ${name} = ${JSON.stringify(compileAll(messages, path))};`,
      );
      return { code: lines.join('\n'), map: null };
    },
  };
}
