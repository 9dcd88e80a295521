import { fitted } from '#app/documents/frame.ts';
import { type DrawnPage, INK, lineAt, type Mark, type Measure, PAPER, textAt } from '#app/documents/marks.ts';
import { qrMark } from '#app/documents/qr.ts';
import { textForPaper } from '#app/documents/text-for-paper.ts';
import type { PaperLocale } from '#app/documents/emoji-words.ts';
import { badgeWords } from './badge-words.ts';

/** What a badge says; plain data for the thread that prints. */
export interface BadgeCard {
  /** The text of the QR code, which identifies the person. */
  readonly code: string;
  readonly name: string;
  readonly memberNumber: string | null;
  readonly operator: { readonly name: string; readonly color: string };
  /** 'Mi 18.11.2026' */
  readonly issued: string;
  readonly locale: PaperLocale;
}

/** A credit card (ISO/IEC 7810 ID-1) is 85.6 by 54 mm. */
const CARD = { width: 242.65, height: 153.07 };
const LEFT = 90;
const TOP = 110;
const RIGHT = LEFT + CARD.width;
const BOTTOM = TOP + CARD.height;
const BAND = 30;
const INSET = 12;
/** 29 modules of 1.1 mm. */
const CODE = 90;

export const badgeTitle = ({ locale, name }: BadgeCard): string =>
  `${badgeWords[locale].title}: ${textForPaper(name, locale)}`;

/** A sheet of A4 with the card to cut out, and what to do with it. */
export function badgePage(card: BadgeCard, measure: Measure): DrawnPage {
  return { number: 1, marks: [...cardMarks(card, measure), ...cutMarks(), ...adviceMarks(card)] };
}

function cardMarks(card: BadgeCard, measure: Measure): Mark[] {
  const { locale, operator, memberNumber, issued, code } = card;
  const words = badgeWords[locale];
  const operatorName = textForPaper(operator.name, locale);
  const name = textForPaper(card.name, locale);
  const width = CARD.width - CODE - 3 * INSET;
  const x = LEFT + INSET;
  return [
    { kind: 'rect', x: LEFT, y: TOP, width: CARD.width, height: CARD.height, stroke: INK.hair },
    { kind: 'rect', x: LEFT, y: TOP, width: CARD.width, height: 5, fill: operator.color },
    textAt(x, TOP + 22, operatorName, {
      size: fitted(operatorName, 11, 'bold', CARD.width - 2 * INSET, measure),
      weight: 'bold',
    }),
    textAt(x, TOP + BAND + 32, name, { size: fitted(name, 16, 'bold', width, measure), weight: 'bold' }),
    ...(memberNumber === null ? [] : [textAt(x, TOP + BAND + 50, `${words.number} ${memberNumber}`, { size: 10 })]),
    textAt(x, BOTTOM - 24, words.use, { size: 7.5, color: INK.soft }),
    textAt(x, BOTTOM - 13, `${words.issued} ${issued}`, { size: 7.5, color: INK.soft }),
    qrMark(code, { left: RIGHT - INSET - CODE, top: BOTTOM - INSET - CODE, edge: CODE, level: 'M' }),
  ];
}

/** Two short lines at each corner, outside the card. */
function cutMarks(): Mark[] {
  return [LEFT, RIGHT].flatMap((x) =>
    [TOP, BOTTOM].flatMap((y) => {
      const [toX, toY] = [x === LEFT ? -1 : 1, y === TOP ? -1 : 1];
      return [
        lineAt([x + 4 * toX, y], [x + 16 * toX, y], { color: INK.rule }),
        lineAt([x, y + 4 * toY], [x, y + 16 * toY], { color: INK.rule }),
      ];
    }),
  );
}

function adviceMarks(card: BadgeCard): Mark[] {
  const words = badgeWords[card.locale];
  const x = RIGHT + 50;
  return [
    textAt(LEFT, PAPER.margin + 30, badgeTitle(card), { size: 19, weight: 'bold' }),
    textAt(LEFT, PAPER.margin + 48, words.once, { size: 10, color: INK.soft }),
    ...words.advice.flatMap((line, at) => [
      textAt(x, TOP + 14 + at * 22, String(at + 1), { size: 11, weight: 'bold' }),
      textAt(x + 16, TOP + 14 + at * 22, line, { size: 11 }),
    ]),
  ];
}
