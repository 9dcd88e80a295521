import type postgres from 'postgres';
import { createShift } from '#app/domains/staff/shifts/create-shift.server.ts';
import { askCorrection } from '#app/domains/staff/times/ask-correction.server.ts';
import { changeMonth } from '#app/domains/staff/times/change-month.server.ts';
import { correctSession } from '#app/domains/staff/times/correct-session.server.ts';
import { decideCorrection } from '#app/domains/staff/times/decide-correction.server.ts';
import { noteMissingBreak } from '#app/domains/staff/times/note-missing-break.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** Verbs of staff that store words of people: notes, a wish, its answer, a missing break, a correction, a month that opens again. */
export async function writeStaffWords(
  sql: postgres.Sql,
  { admin, eva, text }: { admin: Ctx; eva: Ctx; text: (words: string) => string },
): Promise<void> {
  const notes = { notesStaff: text('Schlüssel'), notesInternal: text('Kasse') };
  const shift = { role: 'bar', startAtUtc: '2026-12-04T18:00:00Z', endAtUtc: '2026-12-04T20:00:00Z' };
  const made = await createShift(admin, { ...shift, ...notes });
  if (made.kind !== 'created') throw new Error(made.kind);
  const [staff] = await sql<{ id: string }[]>`
    insert into staff_members (id, operator_id, user_id, employment_kind, roles)
    values (gen_random_uuid(), ${admin.actor.operatorId}, ${eva.actor.id}, 'employee', '{service}')
    on conflict (user_id, operator_id) do update set is_active = true returning id`;
  const staffId = staff?.id ?? '';
  const asked = await askCorrection(eva, {
    staffId,
    dayKey: '2026-08-03',
    wanted: { clock_in_at: '2026-08-03T08:00:00Z', clock_out_at: '2026-08-03T16:00:00Z' },
    reason: text('leer'),
  });
  if (asked.kind !== 'asked') throw new Error(asked.kind);
  const decided = await decideCorrection(admin, { ...asked, approve: true, answer: text('gut') });
  if (decided.kind !== 'approved') throw new Error(decided.kind);
  const sessionId = decided.session.id;
  await noteMissingBreak(eva, { sessionId, reason: text('allein') });
  await correctSession(admin, { sessionId, clockOutMs: decided.session.startMs + 60_000, reason: text('kurz') });
  const month = { staffId, month: '2026-08', reason: text('Pause fehlt') };
  await changeMonth(eva, { ...month, to: 'submitted' });
  await changeMonth(admin, { ...month, to: 'approved' });
  const opened = await changeMonth(admin, { ...month, to: 'open' });
  if (opened.kind !== 'changed') throw new Error(opened.kind);
}
