import type { AuditStream } from '#app/db/schema/audit.ts';

export const auditStreams = ['house', 'door', 'login'] as const satisfies readonly AuditStream[];

const HEAD = new RegExp(`^(${auditStreams.join('|')}):([1-9]\\d{0,14}):([0-9a-f]{64})$`);

/** The last seal of a stream at some time; kept outside of the database it shows that later seals and rows were cut off. */
export type AuditHead = { stream: AuditStream; number: number; hash: string };

/** `house:12:ab34…` as people pass it on; null when it is none. */
export function parseHead(text: string): AuditHead | null {
  const match = HEAD.exec(text);
  if (!match) return null;
  const [, stream, number, hash = ''] = match;
  return { stream: stream as AuditStream, number: Number(number), hash };
}

export const formatHead = ({ stream, number, hash }: AuditHead): string => `${stream}:${number}:${hash}`;
