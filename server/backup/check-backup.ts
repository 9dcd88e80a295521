import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { parseHead, type AuditHead } from '#app/domains/audit/rules/head.ts';
import { BackupFileError, damaged, formatVersion, readRecords } from './format.ts';
import {
  headerSchema,
  manifestSchema,
  tableSchema,
  type BackupHeader,
  type BackupManifest,
  type BackupTable,
} from './manifest.ts';

export type CheckedBackup = { header: BackupHeader; manifest: BackupManifest };

export type TableReader = {
  table: (table: BackupTable) => Promise<void> | void;
  rows: (piece: Buffer) => Promise<void> | void;
  end: () => Promise<void> | void;
};

/** Reads a backup whole and compares every sum. `visit` gets the rows as they come; throws BackupFileError when anything is not right. */
export async function checkBackup(file: string, visit?: TableReader): Promise<CheckedBackup> {
  let header: BackupHeader | null = null;
  let manifest: BackupManifest | null = null;
  const found: BackupManifest['tables'] = [];
  let open: { table: BackupTable; hash: ReturnType<typeof createHash>; rows: number } | null = null;
  for await (const { type, payload } of readRecords(file)) {
    if (manifest) throw damaged(file, 'something follows its end');
    if (header === null && type !== 'H') throw damaged(file, 'its head is missing');
    switch (type) {
      case 'H':
        header = read(file, headerSchema, payload);
        if (header.format > formatVersion) throw tooNew(file, header);
        break;
      case 'T':
        open = { table: read(file, tableSchema, payload), hash: createHash('sha256'), rows: 0 };
        await visit?.table(open.table);
        break;
      case 'D':
        if (!open) throw damaged(file, 'rows without a table');
        open.hash.update(payload);
        for (let at = payload.indexOf(10); at >= 0; at = payload.indexOf(10, at + 1)) open.rows += 1;
        await visit?.rows(payload);
        break;
      case 'E':
        if (!open) throw damaged(file, 'the end of no table');
        found.push({ ...open.table, rows: open.rows, sha256: open.hash.digest('hex') });
        await visit?.end();
        open = null;
        break;
      case 'M':
        manifest = read(file, manifestSchema, payload);
        break;
      default:
        throw damaged(file, 'a record of an unknown type');
    }
  }
  if (!header || !manifest || open) throw damaged(file, 'its end is missing');
  if (!isDeepStrictEqual(found, manifest.tables)) throw damaged(file, 'its rows are not those that were written');
  return { header, manifest };
}

/** The heads of the audit log that a backup took along. */
export const headsOf = ({ manifest }: CheckedBackup): AuditHead[] =>
  manifest.audit.heads.flatMap((text) => parseHead(text) ?? []);

function read<T>(file: string, schema: z.ZodType<T>, payload: Buffer): T {
  try {
    return schema.parse(JSON.parse(payload.toString('utf8')));
  } catch (error) {
    throw damaged(file, error instanceof SyntaxError ? error : 'a part of it cannot be read');
  }
}

export function tooNew(file: string, { product, madeAt }: BackupHeader): BackupFileError {
  return new BackupFileError(
    `${file} wurde mit einem neueren Platzwart geschrieben (${product}, ${madeAt}). Bitte erst Platzwart aktualisieren. (This backup is from a newer version: update first.)`,
  );
}
