/** Rules about comments: plain words only. Pure over file texts. */
import { isCode, type Source } from './source.ts';

/** Words that make a reader stop: persons who are no persons, and code that hears, tells, knows, wants or blames. */
const unclear =
  /\b(?:whoever|anybody|nobody|somebody|everybody|besides|midst|stands?|hears?|heard|tells?|telling|told|knows?|wants?|wanted|blames?|blamed)\b/i;

/** Comment lines with an unclear word, as `path:line word`. */
export function unclearComments(sources: readonly Source[]): string[] {
  return sources.filter(isCode).flatMap(({ path, text }) =>
    commentLines(text).flatMap(({ line, words }) => {
      const found = unclear.exec(words)?.[0];
      return found ? [`${path}:${line} ${found.toLowerCase()}`] : [];
    }),
  );
}

/** The lines of comments, counted from 1, with their words. A `//` in a string or URL is no comment. */
function commentLines(text: string): { line: number; words: string }[] {
  let isInside = false;
  return text.split('\n').flatMap((content, index) => {
    const start = isInside ? 0 : content.search(/\/\*|(?:^|\s)\/\/(?:\s|$)/);
    if (start < 0) return [];
    const rest = content.slice(start);
    const isBlock = isInside || rest.startsWith('/*');
    const end = isBlock ? rest.indexOf('*/') : -1;
    isInside = isBlock && end < 0;
    return [{ line: index + 1, words: end < 0 ? rest : rest.slice(0, end) }];
  });
}
