import { expect, test } from 'vitest';
import type { AuditReport } from '#app/domains/audit/public.server.ts';
import { parseHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { sayReport } from './audit-report.ts';

const head: AuditHead = { stream: 'house', number: 14, hash: 'ab'.repeat(32) };
const quiet = { stream: 'door', seals: 0, rows: 0, unsealed: 0, expired: 0, last: null } as const;

function report(house: Partial<AuditReport['streams'][number]>, rest: Partial<AuditReport> = {}): string[] {
  const said: string[] = [];
  const whole = { ...quiet, stream: 'house' as const, seals: 14, rows: 20, last: head, ...house };
  sayReport({ streams: [whole, quiet], findings: [], more: 0, ...rest }, (line) => void said.push(line));
  return said;
}

test('prints a head at the end of its line in the form that --head reads', () => {
  const line = report({}).find((one) => one.includes('Kopf'));
  expect(parseHead(line?.split(' ').at(-1) ?? '')).toEqual(head);
});

test.each([
  [1, 'house: 1 Zeile ist noch nicht versiegelt. (1 row is not sealed yet.)'],
  [2, 'house: 2 Zeilen sind noch nicht versiegelt. (2 rows are not sealed yet.)'],
])('%i unsealed', (unsealed, sentence) => expect(report({ unsealed })).toContain(sentence));

test.each([
  [1, 'house: 1 versiegelte Zeile ist nach Ablauf'],
  [3, 'house: 3 versiegelte Zeilen sind nach Ablauf'],
])('%i expired', (expired, sentence) => expect(report({ expired }).join('\n')).toContain(sentence));

test.each([
  [0, '1 Befund. (1 finding.)'],
  [1, '2 Befunde. (2 findings.)'],
])('a finding and %i more rows are counted, and what to do next comes last', (more, sentence) => {
  const said = report({ rows: 1, seals: 1 }, { findings: [{ kind: 'tailCut', head, last: 1 }], more });
  expect(said).toContain('house: 1 Zeile in 1 Siegel geprüft. (1 row in 1 seal checked.)');
  expect(said.at(-2)).toBe(sentence);
  expect(said.at(-1)).toMatch(/nichts mehr ändern.*--backup DATEI.*Change nothing more/);
});

test('without a finding the verdict comes last', () => {
  expect(report({}).at(-1)).toBe('Das Protokoll ist unverändert. (The audit log is intact.)');
});
