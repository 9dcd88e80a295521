import { unzipSync } from 'fflate';
import { IMPORT_UNZIPPED } from './limits.ts';
import { UnreadableTableError } from './table.ts';

/** Of an XLSX file there are a dozen; a picture or a chart has its own. */
const MAX_FILES = 2_000;

/**
 * The XML files of an XLSX file by their names in lower case. Sizes are those that the file names: fflate fills a buffer of that size and
 * drops the rest.
 */
export function unzipXml(bytes: Uint8Array): Map<string, Uint8Array> {
  let size = 0;
  let files = 0;
  const found = unzipSync(bytes, {
    filter: ({ name, size: packed, originalSize }) => {
      if ((files += 1) > MAX_FILES) throw new UnreadableTableError('too_large');
      if (!/[.](?:xml|rels)$/i.test(name)) return false;
      size += Math.max(packed, originalSize);
      if (size > IMPORT_UNZIPPED) throw new UnreadableTableError('too_large');
      return true;
    },
  });
  return new Map(Object.entries(found).map(([name, content]) => [name.toLowerCase().replace(/^[/]/, ''), content]));
}
