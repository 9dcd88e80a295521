import { data } from '@remix-run/node';
import { z } from 'zod';
import { checkImport } from '#app/domains/funding/import/check-import.server.ts';
import { commitImport } from '#app/domains/funding/import/commit-import.server.ts';
import { discardImport } from '#app/domains/funding/import/discard-import.server.ts';
import { undoImport } from '#app/domains/funding/import/undo-import.server.ts';
import { versionField } from '#app/domains/funding/schema.ts';
import { paths } from '#app/paths.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { redirectWithFlash } from '#app/platform/flash.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { ImportMapping } from '#app/platform/import/mapping.ts';
import { fieldName } from './words.server.ts';

export const importActSchema = z.object({
  intent: z.enum(['check', 'commit', 'discard', 'undo'], 'unreadable'),
  version: versionField,
});
type ImportAct = z.output<typeof importActSchema>;

/** The fields `c0`, `c1` and so on: which column fills which field. */
export function mappingOf(fields: FormData, known: readonly string[]): ImportMapping {
  const columns = [...fields].flatMap(([name, value]) => {
    const at = /^c(\d{1,2})$/.exec(name)?.[1];
    return at !== undefined && typeof value === 'string' && known.includes(value) ? [[at, value] as const] : [];
  });
  return Object.fromEntries(columns.map(([at, value]) => [String(Number(at)), value]));
}

const refuse = (notice: string, status: 409 | 422) => data({ notice }, { status });

/** Calls the verb of the press and answers it. */
export async function actOnImport(
  ctx: Ctx,
  { batchId, intent, version, mapping }: ImportAct & { batchId: string; mapping: ImportMapping },
) {
  const { locale } = ctx.actor;
  const t = translator(locale, 'funding.importing');
  const here = paths.funding.import(batchId);
  const good = (text: string, to = here) => redirectWithFlash(to, { tone: 'good', text });
  switch (intent) {
    case 'check': {
      const outcome = await checkImport(ctx, { batchId, version, mapping });
      if (outcome.kind === 'checked') return good(t('checked'));
      if (outcome.kind === 'refused') {
        const lines = outcome.problems.map(({ kind, field }) => t(kind, { field: fieldName(field, locale) }));
        return refuse(lines.join(' '), 422);
      }
      return refuse(t(outcome.kind === 'stale' ? 'stale' : 'notOpen'), 409);
    }
    case 'commit': {
      const outcome = await commitImport(ctx, { batchId, version });
      switch (outcome.kind) {
        case 'committed':
          return good(t('committed', { count: outcome.records }));
        case 'changed':
          return refuse(t('changed'), 409);
        case 'errors':
          return refuse(t('brokenHint'), 422);
        case 'stale':
          return refuse(t('stale'), 409);
        case 'not_open':
          return refuse(t('notOpen'), 409);
      }
    }
    case 'discard': {
      const outcome = await discardImport(ctx, { batchId });
      if (outcome.kind === 'not_open') return refuse(t('notOpen'), 409);
      return good(t('discarded', { name: outcome.fileName }), paths.funding.imports());
    }
    case 'undo': {
      const outcome = await undoImport(ctx, { batchId, version });
      switch (outcome.kind) {
        case 'reverted':
          return good(t('undone', { count: outcome.records }));
        case 'changed':
          return refuse(t('undoChanged', { names: outcome.names.join(', ') }), 409);
        case 'in_use':
          return refuse(t('undoInUse'), 409);
        case 'stale':
          return refuse(t('stale'), 409);
        case 'not_committed':
          return refuse(t('notCommitted'), 409);
      }
    }
  }
}
