/**
 * Breaks after a space and after a sign that ends a longer part of a word ("E-Jugend" stays whole). A no-break space joins. No sign is
 * added, and only spaces at breaks go.
 */
const PIECES = /(?:[^ \-/–]{1,2}[-/–]+)*(?:[^ \-/–]*[-/–]+|[^ \-/–]+)| +/gu;
const graphemes = new Intl.Segmenter('de');

/** The lines of a text in a width; a word that is wider than a line goes on in the next one. The first line may be shorter. */
export function breakLines(
  text: string,
  width: number,
  widthOf: (part: string) => number,
  firstWidth: number = width,
): string[] {
  const lines: string[] = [];
  let line = '';
  const room = () => (lines.length === 0 ? firstWidth : width);
  const endLine = () => {
    lines.push(line.trimEnd());
    line = '';
  };
  for (const [piece] of text.matchAll(PIECES)) {
    if (piece.trim() === '') {
      if (line !== '') line += ' ';
      continue;
    }
    if (widthOf(line + piece) <= room()) {
      line += piece;
      continue;
    }
    // An empty first line lets a text begin below its time where only that gives it room.
    if (line !== '' || room() < width) endLine();
    if (widthOf(piece) <= room()) {
      line = piece;
      continue;
    }
    for (const { segment } of graphemes.segment(piece)) {
      if (line !== '' && widthOf(line + segment) > room()) endLine();
      line += segment;
    }
  }
  if (line !== '' || lines.length === 0) endLine();
  return lines;
}
