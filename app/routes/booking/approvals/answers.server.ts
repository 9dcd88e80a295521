import type { ApprovalOutcome, OverOutcome } from '#app/domains/booking/approve-bookings.server.ts';
import type { DecisionInput } from '#app/domains/booking/schema.ts';
import type { MailPreview } from '#app/domains/booking/mails/preview.server.ts';
import type { RejectionOutcome } from '#app/domains/booking/reject-bookings.server.ts';
import { type JudgedDate, mainObstacle } from '#app/domains/booking/rules/approve.ts';
import type { Locale } from '#app/platform/ctx.ts';
import type { Flash } from '#app/platform/flash.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { paths } from '#app/paths.ts';
import { undoIn } from '#app/routes/booking/undo.server.ts';
import { cutText, isLongerThan } from '#app/platform/text.ts';
import { notesOf } from './pending-view.server.ts';

/** The answer when no request was decided: why, the preview, and the typed values. */
export interface DecisionAnswer {
  refused: { title: string; paragraphs: { text: string; lines: string[] }[] } | null;
  preview: (Preview & { units: string[]; kind: 'approve' | 'reject' }) | null;
  sent: { units: string[]; reason: string; onConflict: 'refuse' | 'skip'; isReject: boolean } | null;
  /** A preview that was asked without a session. */
  isSignedOut?: true;
}

export interface Preview {
  mails: MailPreview[];
  more: number;
}

const NOTHING: DecisionAnswer = { refused: null, preview: null, sent: null };
export const SIGNED_OUT: DecisionAnswer = { ...NOTHING, isSignedOut: true };
/** A flash is a cookie, so it is short. */
const MAX_FLASH = 480;
const MAX_NAMED_DATES = 4;
const MAX_LINES = 12;

function sentOf({ unit, reason, onConflict, intent }: DecisionInput): NonNullable<DecisionAnswer['sent']> {
  const isReject = intent === 'reject' || intent === 'previewReject';
  return { units: unit.map(({ scope, bookingId }) => `${scope}:${bookingId}`), reason, onConflict, isReject };
}

/** The typed reason after the template that was chosen without JavaScript, in the admin's language. */
export function reasonOf({ reason, template }: DecisionInput, locale: Locale): string | null {
  const t = translator(locale, 'booking.approvals');
  const chosen = template === null ? '' : t(`template_${template}`);
  return [chosen, reason].filter(Boolean).join(' ') || null;
}

/** The mails of a decision; nothing is written. */
export function previewAnswer(preview: Preview, kind: 'approve' | 'reject', input: DecisionInput): DecisionAnswer {
  const sent = sentOf(input);
  return { refused: null, preview: { ...preview, kind, units: sent.units }, sent };
}

/** The decision for the next page, with the undo of all its requests; null when no request was decided. */
export function decisionFlash(outcomes: readonly (ApprovalOutcome | RejectionOutcome)[], locale: Locale): Flash | null {
  const t = translator(locale, 'booking.approvals');
  const done = outcomes.flatMap((one) =>
    one.kind === 'approved' || one.kind === 'rejected'
      ? [
          {
            kind: one.kind,
            title: one.title,
            undo: one.undo,
            count: (one.kind === 'approved' ? one.approved : one.rejected).length,
          },
        ]
      : [],
  );
  const [first] = done;
  if (!first) return null;
  const dates = t('dates', { count: done.reduce((sum, one) => sum + one.count, 0) });
  const requests = formats(locale).number(done.length);
  const sentence =
    done.length === 1
      ? t(`done.${first.kind}`, { title: first.title, dates })
      : t(`done.${first.kind}Many`, { requests, dates });
  const skipped = outcomes.flatMap((one) => (one.kind === 'approved' ? one.skipped : []));
  const others = outcomes.flatMap((one) =>
    one.kind === 'refused'
      ? [t('done.refused', { title: one.title, why: t(`state.${mainObstacle(one.skipped) ?? 'conflict'}`) })]
      : one.kind === 'over'
        ? [overMessage(one, locale)]
        : [],
  );
  const text = [sentence, ...(skipped.length > 0 ? [skippedMessage(skipped, locale)] : []), ...others].join(' ');
  return {
    tone: skipped.length + others.length > 0 ? 'info' : 'good',
    text: isLongerThan(text, MAX_FLASH) ? `${cutText(text, MAX_FLASH - 1)}…` : text,
    ...undoIn(first.undo, paths.booking.approvals(), locale),
  };
}

/** Why no request was decided, one by one. */
export function refusedAnswer(
  outcomes: readonly (ApprovalOutcome | RejectionOutcome)[],
  input: DecisionInput,
  locale: Locale,
): DecisionAnswer {
  const t = translator(locale, 'booking.approvals');
  const paragraphs = outcomes.flatMap((one) => {
    if (one.kind === 'over') return [{ text: overMessage(one, locale), lines: [] }];
    if (one.kind !== 'refused') return [];
    const isSeries =
      one.skipped.length > 1 || one.skipped.some(({ booking }) => booking.seriesId !== null && !booking.detached);
    return [
      {
        text: t(isSeries ? 'refusedSeries' : 'refusedTitle', { title: one.title }),
        lines: one.skipped.slice(0, MAX_LINES).map((date) => lineOf(date, locale)),
      },
    ];
  });
  const isReject = input.intent === 'reject';
  return {
    ...NOTHING,
    refused: { title: t(isReject ? 'nothingRejected' : 'nothingDone'), paragraphs },
    sent: sentOf(input),
  };
}

/** Errors of the form. People type only the reason, so only its errors are shown at a field. */
export function unreadableAnswer(error: Record<string, string[] | null>, locale: Locale): DecisionAnswer {
  const t = translator(locale, 'booking.approvals');
  const codes = new Set(Object.values(error).flatMap((list) => list ?? []));
  const code =
    (['reasonTooLong', 'noneSelected', 'tooMany'] as const).find((known) => codes.has(known)) ?? 'unreadable';
  return { ...NOTHING, refused: { title: t('notDecided'), paragraphs: [{ text: t(code), lines: [] }] } };
}

function lineOf({ booking, obstacle, conflicts }: JudgedDate, locale: Locale): string {
  const t = translator(locale, 'booking.approvals');
  const words = notesOf({ obstacle, conflicts }, null, locale).filter(({ tone }) => tone === 'bad');
  return t('onDay', { day: formats(locale).day(booking.date), words: words.map(({ text }) => text).join(' ') });
}

function skippedMessage(skipped: readonly JudgedDate[], locale: Locale): string {
  const [t, format] = [translator(locale, 'booking.approvals'), formats(locale)];
  const named = skipped
    .slice(0, MAX_NAMED_DATES)
    .map(({ booking, obstacle }) =>
      t('done.leftDay', { day: format.day(booking.date), why: t(`state.${obstacle ?? 'conflict'}`) }),
    );
  const more = skipped.length - named.length;
  const dates = [...named, ...(more > 0 ? [t('done.more', { count: more })] : [])].join(', ');
  return t('done.left', { count: skipped.length, dates });
}

function overMessage({ title, status, decidedBy }: OverOutcome, locale: Locale): string {
  const t = translator(locale, 'booking.approvals.done');
  const by = decidedBy ?? 'none';
  switch (status) {
    case 'approved':
      return t('approvedAlready', { title, by });
    case 'rejected':
      return t('rejectedAlready', { title, by });
    case 'expired':
      return t('expired', { title });
    case 'archived':
      return t('archived', { title });
    case 'pending':
    case null:
      return t('withdrawn', { title });
  }
}
