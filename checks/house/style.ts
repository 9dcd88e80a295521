/** Rules about single files: length, names, imports, wall time, the order of a screen. Pure over file texts. */
import { isCode, isTest, lineOf, withoutComments, type Source } from './source.ts';

/** The first match wins; the numbers are lines. Tables, texts and seeds are lists and may be longer. */
const limits: readonly [RegExp, number][] = [
  [/^app\/db\/schema\/|\/schema[.]ts$/, 400],
  [/\/messages\//, 600],
  [/^app\/domains\/setup\/demo/, 600],
  [/^checks\/arrows[.]cjs$/, 350],
  [/./, 250],
];

export function filesTooLong(sources: readonly Source[]): string[] {
  return sources.filter(isCode).flatMap(({ path, text }) => {
    const lines = text.trimEnd().split('\n').length;
    const limit = limits.find(([pattern]) => pattern.test(path))?.[1] ?? 0;
    return lines > limit ? [`${path} has ${lines} lines, more than ${limit}`] : [];
  });
}

export function vagueNames(sources: readonly Source[]): string[] {
  return sources.filter(isCode).flatMap(({ path, text }) => {
    const vague = path.split('/').find((part) => /^(?:utils?|helpers?|data|common|misc)(?:[.]|$)/.test(part));
    const exported =
      /export (?:default )?(?:async )?(?:class|function|const|type|interface) (\w+(?:Manager|V2|Utils?|Helpers?))\b/.exec(
        text,
      )?.[1];
    return [...(vague ? [`${path} is named ${vague}`] : []), ...(exported ? [`${path} exports ${exported}`] : [])];
  });
}

export function drizzleInScreens(sources: readonly Source[]): string[] {
  const queries = /(?:from|import\()\s*'(?:drizzle-orm|postgres|#app\/db\/)/;
  return sources
    .filter(({ path, text }) => path.startsWith('app/routes/') && queries.test(text))
    .map(({ path }) => `${path} queries the database`);
}

export function parentImports(sources: readonly Source[]): string[] {
  const upwards = /(?:\bfrom|\bimport)\s*[(]?\s*'(?:[.]\/)?[.][.]\//;
  return sources
    .filter((source) => isCode(source) && upwards.test(withoutComments(source.text)))
    .map(({ path }) => `${path} imports from a parent folder`);
}

const wallTime =
  /\bnew Date\(|\bDate[.](?:now|parse|UTC)\(|[.](?:get|set)(?:UTC)?(?:FullYear|Month|Date|Day|Hours|Minutes|Time)\(|[.]getTimezoneOffset\(/g;

/** Product code uses ctx.now and platform/calendar.ts. `allowed` lists files that pass Dates to a library, with the reason. */
export function wallTimeOutsideCalendar(
  sources: readonly Source[],
  allowed: Readonly<Record<string, string>>,
): string[] {
  const guilty = sources.filter(
    (source) =>
      source.path.startsWith('app/') && isCode(source) && !isTest(source) && source.path !== 'app/platform/calendar.ts',
  );
  const found = guilty.flatMap(({ path, text }) => {
    const code = withoutComments(text);
    return [...code.matchAll(wallTime)].map((match) => ({
      path,
      place: `${path}:${lineOf(code, match.index)} uses ${match[0]}`,
    }));
  });
  const used = new Set(found.map(({ path }) => path));
  return [
    ...found.filter(({ path }) => !(path in allowed)).map(({ place }) => place),
    ...Object.keys(allowed)
      .filter((path) => !used.has(path))
      .map((path) => `${path} may use Date but does not`),
  ];
}

const screenOrder: readonly [string, RegExp][] = [
  ['handle', /^export const handle\b/m],
  ['loader', /^export (?:async function|function|const) loader\b/m],
  ['action', /^export (?:async function|function|const) action\b/m],
  ['the …Screen component', /^export default function \w+Screen\b/m],
  ['meta', /^export (?:function|const) meta\b/m],
  ['ErrorBoundary', /^export (?:function|const) ErrorBoundary\b|^export \{[^}]*\bErrorBoundary\b[^}]*\}/m],
];

/** A routed .tsx has its …Screen as the default export, and its exports follow the order of the page. */
export function screensOutOfOrder(sources: readonly Source[], routeFiles: readonly string[]): string[] {
  const screens = new Set(routeFiles.filter((file) => file.endsWith('.tsx')).map((file) => `app/${file}`));
  return sources
    .filter(({ path }) => screens.has(path))
    .flatMap(({ path, text }) => {
      const places = screenOrder.flatMap(([name, pattern]) => {
        const index = withoutComments(text).search(pattern);
        return index < 0 ? [] : [{ name, index }];
      });
      const problems = places.some(({ name }) => name.includes('Screen'))
        ? []
        : [`${path} has no default export …Screen`];
      for (const [position, { name, index }] of places.entries()) {
        const before = places[position - 1];
        if (before && before.index > index) problems.push(`${path}: ${name} stands before ${before.name}`);
      }
      return problems;
    });
}
