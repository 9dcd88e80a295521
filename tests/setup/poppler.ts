/** Debian's poppler-utils, which read a PDF: from the system or fetched as root. Without them, the tests of PDFs fail. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PdfWord {
  text: string;
  page: number;
  xMin: number;
  yMin: number;
  xMax: number;
  yMax: number;
}

export interface PdfPage {
  width: number;
  height: number;
}

let isReady = false;

function ensurePoppler(): void {
  if (isReady) return;
  const works = () => spawnSync('pdftotext', ['-v']).error === undefined;
  if (!works() && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { env });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'poppler-utils'], { env });
  }
  if (!works()) throw new Error('No pdftotext for the tests of PDFs. Install poppler-utils (Debian: apt-get install).');
  isReady = true;
}

function run(pdf: Uint8Array, options: readonly string[]): string {
  ensurePoppler();
  const folder = mkdtempSync(join(tmpdir(), 'platzwart-pdf-'));
  try {
    const file = join(folder, 'sheet.pdf');
    writeFileSync(file, pdf);
    const { stdout, stderr, status } = spawnSync('pdftotext', [...options, file, '-'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`pdftotext failed: ${stderr}`);
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The text of each page, in the order of its drawing. */
export function textsOfPdf(pdf: Uint8Array): string[] {
  return run(pdf, ['-raw']).split('\f').slice(0, -1);
}

/** Pages and words with their boxes, in points from the top left corner. */
export function boxesOfPdf(pdf: Uint8Array): { pages: PdfPage[]; words: PdfWord[] } {
  const pages: PdfPage[] = [];
  const words: PdfWord[] = [];
  for (const [, tag = '', attributes = '', text = ''] of run(pdf, ['-bbox']).matchAll(
    /<(page|word) ([^>]*)>(?:([^<]*)<)?/g,
  )) {
    const number = (name: string) =>
      Math.round(Number(new RegExp(`${name}="([\\d.-]+)"`).exec(attributes)?.[1]) * 100) / 100;
    if (tag === 'page') pages.push({ width: number('width'), height: number('height') });
    else
      words.push({
        text,
        page: pages.length,
        xMin: number('xMin'),
        yMin: number('yMin'),
        xMax: number('xMax'),
        yMax: number('yMax'),
      });
  }
  return { pages, words };
}
