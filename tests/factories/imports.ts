import { eq } from 'drizzle-orm';
import type { Database } from '#app/db/client.server.ts';
import { importBatches } from '#app/db/schema/index.ts';
import { uploadImport } from '#app/domains/funding/import/upload-import.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** An open batch with this file. */
export async function makeImport(ctx: Ctx, content: Buffer): Promise<{ batchId: string; version: number }> {
  const outcome = await uploadImport(ctx, { fileName: 'antrag.csv', content });
  if (outcome.kind !== 'opened') throw new Error(outcome.reason);
  const { batchId } = outcome;
  return { batchId, version: (await batchOf(ctx.db, batchId))?.version ?? 0 };
}

export async function batchOf(db: Database, id: string) {
  const [row] = await db.select().from(importBatches).where(eq(importBatches.id, id));
  return row;
}
