import path from 'node:path';
import { listSilentDevices } from '#app/domains/access/pages/start-page.server.ts';
import { getFilesFailure } from '#app/domains/actions/public.server.ts';
import { readLastBackupMs } from '#app/domains/facilities/settings-page.server.ts';
import { getSenderState } from '#app/domains/outbox/pages/sender-page.server.ts';
import type { Part } from '#app/parts.ts';
import { paths } from '#app/paths.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { isDiskShort, readDiskSpace } from '#app/platform/disk-space.server.ts';
import { isProxyUncounted } from '#app/platform/http/client-ip.server.ts';
import { actionsFolder, env } from '#app/platform/env.server.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { moment } from '#app/platform/i18n/moments.server.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import type { CheckLine } from './checks.tsx';

/** One check of the installation. Null when there is nothing to check. */
interface HouseCheck {
  readonly part?: Part;
  /** At most one statement, sent before the first await. */
  readonly look: (ctx: ReadCtx, actor: Actor) => Promise<CheckLine | null>;
}

/** A room, or a module of the platform, adds its check here. */
const CHECKS: readonly HouseCheck[] = [
  { part: 'doors', look: lookAtDevices },
  { look: lookAtProxy },
  { look: lookAtDisk },
  { look: lookAtBackup },
  { look: lookAtActions },
  { look: lookAtMails },
];

/** The state of every check, for admins; null for other people. */
export async function readChecks(ctx: ReadCtx, actor: Actor, partsOn: ReadonlySet<Part>): Promise<CheckLine[] | null> {
  if (!can(actor, 'settings.administer')) return null;
  const due = CHECKS.filter(({ part }) => part === undefined || partsOn.has(part));
  const lines = await Promise.all(due.map(({ look }) => look(ctx, actor)));
  return lines.filter((line) => line !== null);
}

async function lookAtDevices(ctx: ReadCtx, actor: Actor): Promise<CheckLine | null> {
  const names = await listSilentDevices(ctx, actor);
  if (names.length === 0) return null;
  const t = translator(actor.locale, 'start.checks');
  return {
    isWrong: true,
    text: t('devices', { count: names.length, names: names.join(', ') }),
    hint: t('devicesHint'),
    link: { href: paths.access.devices(), text: t('devicesLink') },
  };
}

/** All callers behind a proxy that is not counted share one address, and its limits. */
async function lookAtProxy(_ctx: ReadCtx, { locale }: Actor): Promise<CheckLine | null> {
  if (!isProxyUncounted()) return null;
  const t = translator(locale, 'start.checks');
  return { isWrong: true, text: t('proxy'), hint: t('proxyHint'), command: 'TRUST_PROXY=1' };
}

/** The embedded database is in the data folder; an external PostgreSQL has its own disk. */
async function lookAtDisk(_ctx: ReadCtx, { locale }: Actor): Promise<CheckLine | null> {
  const { PLATZWART_EMBEDDED: isEmbedded, DATA_DIR: folder } = env();
  const space = isEmbedded ? await readDiskSpace(path.resolve(folder)) : null;
  if (!space) return null;
  const t = translator(locale, 'start.checks');
  const free = `${formats(locale).number(space.freeBytes / 1_000_000_000, 1)} GB`;
  const percent = Math.floor((space.freeBytes / space.totalBytes) * 100);
  return isDiskShort(space)
    ? { isWrong: true, text: t('diskShort', { free, percent: String(percent) }), hint: t('diskHint') }
    : { isWrong: false, text: t('disk', { free }) };
}

async function lookAtMails(ctx: ReadCtx, { locale }: Actor): Promise<CheckLine> {
  const { isSetUp, pausedAtMs } = await getSenderState(ctx);
  const t = translator(locale, 'start.checks');
  const link = { href: paths.outbox.sender(), text: t('mailsLink') };
  if (!isSetUp) return { isWrong: true, text: t('mailsOff'), hint: t('mailsOffHint'), link };
  if (pausedAtMs === null) return { isWrong: false, text: t('mails') };
  return {
    isWrong: true,
    text: t('mailsPaused', { moment: moment(pausedAtMs, locale) }),
    hint: t('mailsPausedHint'),
    link,
  };
}

/** Web and worker may be on different machines, so that the worker keeps its failure in the database. */
async function lookAtActions(ctx: ReadCtx, { locale }: Actor): Promise<CheckLine | null> {
  const failure = await getFilesFailure(ctx);
  if (!failure) return null;
  const { kind, sinceMs } = failure;
  const t = translator(locale, 'start.checks');
  const line = {
    isWrong: true,
    text: t('actions', { kind, moment: moment(sinceMs, locale) }),
    hint: t('actionsHint', { kind }),
  };
  return kind === 'silent' ? line : { ...line, command: actionsFolder() };
}

const FRESH_DAYS = 7;
const DAY_MS = 86_400_000;

async function lookAtBackup(ctx: ReadCtx, { locale }: Actor): Promise<CheckLine> {
  const atMs = await readLastBackupMs(ctx);
  const t = translator(locale, 'start.checks');
  const hint = t('backupHint');
  if (atMs === null) return { isWrong: true, text: t('backupNever'), hint, command: BACKUP_COMMAND[locale] };
  const days = Math.floor((ctx.now.epochMilliseconds - atMs) / DAY_MS);
  if (days > FRESH_DAYS)
    return { isWrong: true, text: t('backupOld', { days: String(days) }), hint, command: BACKUP_COMMAND[locale] };
  const { date, time } = wallClock(instantOfMs(atMs), HOME_ZONE);
  return { isWrong: false, text: t('backup', { moment: formats(locale).dayTime(date, time) }) };
}

const BACKUP_COMMAND = { de: 'npm run backup -- DATEI', en: 'npm run backup -- FILE' } as const;
