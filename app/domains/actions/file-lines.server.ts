import { createReadStream } from 'node:fs';
import { monthFileIn } from './action-folder.server.ts';

/** A whole line of a month's file and its place, from 1. */
export interface FileLine {
  readonly place: number;
  /** Without the line feed. */
  readonly text: string;
}

const PIECE_BYTES = 256 * 1024;
const LINE_FEED = 10;

/**
 * The whole lines of a month's file, in pieces of some kilobytes. Half a line at the end is left out: the appender repairs it. Lines end at
 * LF only, because JSON may contain U+2028, at which readline would divide it.
 */
export async function* fileLines(folder: string, month: string): AsyncGenerator<FileLine[]> {
  let rest: Buffer = Buffer.alloc(0);
  let place = 0;
  for await (const piece of createReadStream(monthFileIn(folder, month), { highWaterMark: PIECE_BYTES })) {
    const bytes = Buffer.concat([rest, piece as Buffer]);
    const lines: FileLine[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push({ place: (place += 1), text: bytes.toString('utf8', start, end) });
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (lines.length > 0) yield lines;
  }
}
