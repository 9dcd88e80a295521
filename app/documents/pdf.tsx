import { Canvas, Document, Page, renderToBuffer } from '@react-pdf/renderer';
import { type FontRun, type Fonts, RIGHT_TO_LEFT } from './fonts.ts';
import { type DrawnPage, type Mark, PAPER, type TextMark } from './marks.ts';

/** The methods of pdfkit that pages need; react-pdf gives the painter no type. */
interface Painter {
  save(): Painter;
  restore(): Painter;
  rect(x: number, y: number, width: number, height: number): Painter;
  path(data: string): Painter;
  moveTo(x: number, y: number): Painter;
  lineTo(x: number, y: number): Painter;
  lineWidth(width: number): Painter;
  dash(length: number, options: { space: number }): Painter;
  fillColor(color: string): Painter;
  strokeColor(color: string): Painter;
  fill(): Painter;
  stroke(): Painter;
  font(font: FontRun['font'], size: number): Painter;
  text(
    text: string,
    x: number,
    y: number,
    options: { lineBreak: boolean; baseline: string; features?: string[] },
  ): Painter;
}

export interface DocumentFacts {
  title: string;
  author: string;
  language: string;
}

/** The pages as a PDF. */
export async function renderPdf(pages: readonly DrawnPage[], facts: DocumentFacts, fonts: Fonts): Promise<Buffer> {
  const { width, height } = PAPER;
  return await renderToBuffer(
    <Document {...facts} creator="Platzwart" producer="Platzwart">
      {pages.map(({ number, marks }) => (
        <Page key={number} size="A4" orientation="landscape">
          <Canvas
            // As high as the page, react-pdf warns that it finds no room.
            style={{ position: 'absolute', left: 0, top: 0, width, height: height - 1 }}
            paint={(painter: Painter) => {
              for (const mark of marks) paint(painter, mark, fonts);
              return null;
            }}
          />
        </Page>
      ))}
    </Document>,
  );
}

function paint(painter: Painter, mark: Mark, fonts: Fonts): void {
  switch (mark.kind) {
    case 'text':
      return paintText(painter, mark, fonts);
    case 'rect':
      if (mark.fill) painter.rect(mark.x, mark.y, mark.width, mark.height).fillColor(mark.fill).fill();
      if (mark.stroke)
        painter.rect(mark.x, mark.y, mark.width, mark.height).lineWidth(0.5).strokeColor(mark.stroke).stroke();
      return;
    case 'line': {
      painter.save().lineWidth(mark.width).strokeColor(mark.color);
      if (mark.dash !== undefined) painter.dash(mark.dash, { space: mark.dash });
      painter.moveTo(mark.x1, mark.y1).lineTo(mark.x2, mark.y2).stroke().restore();
      return;
    }
    case 'path':
      if (mark.fill) painter.path(mark.d).fillColor(mark.fill).fill();
      if (mark.stroke) painter.path(mark.d).lineWidth(0.6).strokeColor(mark.stroke).stroke();
      return;
  }
}

/** pdfkit draws with one font at a time. `lineBreak` would open a page of its own for a text at the edge. */
function paintText(painter: Painter, mark: TextMark, fonts: Fonts): void {
  const runs = fonts.runs(mark.text, mark.size, mark.weight);
  const width = runs.reduce((sum, run) => sum + run.width, 0);
  let x = mark.x - (mark.anchor === 'end' ? width : mark.anchor === 'middle' ? width / 2 : 0);
  painter.fillColor(mark.color);
  for (const run of runs) {
    // Without `features`, pdfkit sets each word apart: Arabic and Hebrew words would follow each other from left to right.
    const whole = RIGHT_TO_LEFT.test(run.text) ? { features: [] } : {};
    painter.font(run.font, mark.size).text(run.text, x, mark.y, { lineBreak: false, baseline: 'alphabetic', ...whole });
    x += run.width;
  }
}
