import type { AuditStream } from '#app/db/schema/audit.ts';
import type { FoundRow } from './compare-seal.ts';
import type { AuditHead } from './head.ts';

export type Finding =
  | { kind: 'rowChanged'; seal: number; row: FoundRow; /** Its seq when it was sealed. */ sealedSeq: string }
  | { kind: 'rowInserted'; row: FoundRow }
  | { kind: 'rowMissing'; stream: AuditStream; seal: number; seq: string }
  | { kind: 'rowsSwapped'; rows: [FoundRow, FoundRow] }
  | { kind: 'sealChanged'; stream: AuditStream; number: number }
  | { kind: 'sealApart'; stream: AuditStream; number: number }
  | { kind: 'sealsMissing'; stream: AuditStream; from: number; to: number }
  | { kind: 'tailCut'; head: AuditHead; last: number }
  | { kind: 'otherHistory'; head: AuditHead };

/** One sentence for the person at the terminal, German with English beside it. */
export function describeFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'rowChanged': {
      const { row, seal, sealedSeq } = finding;
      const was = row.seq === sealedSeq ? '' : `, versiegelt als ${sealedSeq}`;
      return `${nameOf(row)} wurde verändert (Siegel ${seal}${was}). (This row was changed.)`;
    }
    case 'rowInserted':
      return `${nameOf(finding.row)} wurde nachträglich eingefügt. (This row was inserted later.)`;
    case 'rowMissing': {
      const { stream, seq, seal } = finding;
      return `Zeile ${stream} ${seq} wurde gelöscht (Siegel ${seal}). (This row was deleted.)`;
    }
    case 'rowsSwapped': {
      const [first, second] = finding.rows;
      return `${nameOf(first)} und ${nameOf(second)} wurden vertauscht. (These rows were exchanged.)`;
    }
    case 'sealChanged':
      return `Siegel ${finding.stream} ${finding.number} wurde verändert oder vertauscht. (This seal was changed or exchanged.)`;
    case 'sealApart':
      return `Siegel ${finding.stream} ${finding.number} schließt nicht an das davor an. (This seal does not follow the one before.)`;
    case 'sealsMissing': {
      const { stream, from, to } = finding;
      const which = from === to ? `Siegel ${stream} ${from} fehlt` : `Die Siegel ${stream} ${from} bis ${to} fehlen`;
      return `${which}. (Missing seals.)`;
    }
    case 'tailCut': {
      const { head, last } = finding;
      return `Das Ende fehlt: ${head.stream} war schon bei Siegel ${head.number} und endet jetzt mit ${last}. (The tail was cut off.)`;
    }
    case 'otherHistory': {
      const { stream, number } = finding.head;
      return `Siegel ${stream} ${number} ist ein anderes als das aufbewahrte: ab dort oder davor wurde neu geschrieben. (The history was rewritten.)`;
    }
  }
}

function nameOf({ stream, seq, occurredAt, action, entity, entityId }: FoundRow): string {
  return `Zeile ${stream} ${seq} (${occurredAt}, ${action}, ${entity} ${entityId})`;
}
