import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { durableFiles, type Files, type OpenFile } from './files.ts';
import { KEPT_ENTRIES, KEPT_MS } from './journal-entries.ts';
import { JOURNAL_FILE, openJournal, type Journal } from './journal.ts';
import { createManualClock, type ManualClock } from './manual-clock.ts';
import { readIdentity, writeIdentity } from './secret-store.ts';

let folder: string;
let clock: ManualClock;
let order: string[];
/** Set: the next append or sync fails. */
let failing: 'append' | 'sync' | null;
const file = () => path.join(folder, JOURNAL_FILE);

/** The real disk, with a log of its operations. */
const watched: Files = {
  ...durableFiles,
  openToAppend: async (name) => watch(await durableFiles.openToAppend(name), 'file'),
  create: async (name) => watch(await durableFiles.create(name), 'new file'),
  rename: async (from, to) => {
    order.push('rename');
    await durableFiles.rename(from, to);
  },
  syncFolder: async (name) => {
    order.push('sync folder');
    await durableFiles.syncFolder(name);
  },
};
function watch(open: OpenFile, name: string): OpenFile {
  const fail = async (what: 'append' | 'sync', text = ''): Promise<void> => {
    if (failing !== what) return;
    failing = null;
    await open.append(text.slice(0, text.length / 2));
    throw new Error('ENOSPC');
  };
  return {
    ...open,
    append: async (text) => {
      order.push(`append ${name}`);
      await fail('append', text);
      await open.append(text);
    },
    sync: async () => {
      order.push(`sync ${name}`);
      await fail('sync');
      await open.sync();
    },
  };
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-journal-'));
  clock = createManualClock(50);
  order = [];
  failing = null;
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const opened: Journal[] = [];
async function open(bootId = 'boot-1'): Promise<Journal> {
  const journal = await openJournal({ files: watched, clock, stateDir: folder, bootId });
  opened.push(journal);
  return journal;
}
const grant = (nonce: string) => ({ jobId: `job of ${nonce}`, nonce });
const executed = { result: 'executed', resultCode: 'OK', pulsedAtMs: 7 } as const;

test('syncs a new journal with its folder, and each line before it resolves', async () => {
  const journal = await open();
  expect(order).toEqual(['sync file', 'sync folder']);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
  order.length = 0;
  await journal.writeIntent(grant('a'));
  expect(order).toEqual(['append file', 'sync file']);
});

test('finds its nonces and open entries, also after a restart', async () => {
  const journal = await open();
  await journal.writeIntent(grant('a'));
  await journal.writeIntent(grant('b'));
  await journal.writeDone(grant('b'), executed);
  await journal.writeDone(grant('c'), executed);
  await journal.writeClosed(grant('c'), 'confirmed');
  await journal.close();
  for (const known of [journal, await open('boot-2')]) {
    expect(['a', 'b', 'c', 'd'].map(known.hasNonce)).toEqual([true, true, true, false]);
    expect(known.open().map(({ nonce, result }) => [nonce, result])).toEqual([
      ['a', null],
      ['b', executed],
    ]);
    expect(known.depth()).toBe(2);
  }
});

test('drops a line that a power cut tore, and writes the next one whole', async () => {
  const first = await open();
  await first.writeIntent(grant('a'));
  await first.close();
  appendFileSync(file(), '{"at":"done","nonce":"a","jo');
  const second = await open();
  expect(second.open()).toMatchObject([{ nonce: 'a', result: null }]);
  await second.writeIntent(grant('b'));
  await second.close();
  const third = await open();
  expect(third.unreadable).toBe(0);
  expect(third.depth()).toBe(2);
});

test('counts and skips a line that a bad card spoiled', async () => {
  const first = await open();
  await first.writeIntent(grant('a'));
  await first.close();
  writeFileSync(file(), `\u0000\u0000\n${readFileSync(file(), 'utf8')}`);
  const second = await open();
  expect([second.unreadable, second.depth()]).toEqual([1, 1]);
});

test.each(['append', 'sync'] as const)('rejects when %s fails, and leaves no partial line', async (what) => {
  const journal = await open();
  failing = what;
  await expect(journal.writeIntent(grant('a'))).rejects.toThrow('ENOSPC');
  expect(journal.hasNonce('a')).toBe(false);
  await journal.writeIntent(grant('b'));
  await journal.close();
  const again = await open();
  expect(again.unreadable).toBe(0);
  expect(again.open().map(({ nonce }) => nonce)).toEqual(['b']);
});

test('drops entries that are closed for a day, in an order that survives a power cut', async () => {
  const journal = await open();
  await journal.writeIntent(grant('old'));
  await journal.writeClosed(grant('old'), 'confirmed');
  await journal.writeIntent(grant('open'));
  await clock.advance(KEPT_MS - 1);
  expect(await journal.compact()).toBe(0);
  await journal.writeClosed(grant('young'), 'given-up');
  await clock.advance(1);
  order.length = 0;
  expect(await journal.compact()).toBe(1);
  expect(order).toEqual(['append new file', 'sync new file', 'rename', 'sync folder']);
  await journal.writeDone(grant('open'), executed);
  await journal.close();
  const again = await open();
  expect(['old', 'open', 'young'].map(again.hasNonce)).toEqual([false, true, true]);
  expect(again.open()).toMatchObject([{ nonce: 'open', result: executed }]);
});

test('keeps only the newest closed entries of earlier boots', async () => {
  const head = { boot: 'boot-0', ms: 1, wall: '' };
  const lines = Array.from({ length: KEPT_ENTRIES + 2 }, (_, index) =>
    JSON.stringify({ at: 'closed', ...grant(`n${index}`), ...head, how: 'confirmed' }),
  );
  writeFileSync(file(), `${lines.join('\n')}\n`);
  const journal = await open();
  expect(await journal.compact()).toBe(2);
  expect(['n0', 'n1', 'n2'].map(journal.hasNonce)).toEqual([false, false, true]);
});

test('replaces the identity as a whole, readable for its owner only', async () => {
  const identity = { deviceId: 'front-door', secret: 's', mqtt: null, url: 'https://house.example' };
  expect(await readIdentity(watched, folder)).toBeNull();
  await writeIdentity(watched, folder, { ...identity, secret: 'old' });
  order.length = 0;
  await writeIdentity(watched, folder, identity);
  expect(order).toEqual(['append new file', 'sync new file', 'rename', 'sync folder']);
  expect(await readIdentity(watched, folder)).toEqual(identity);
  expect(statSync(path.join(folder, 'identity.json')).mode & 0o777).toBe(0o600);
  writeFileSync(path.join(folder, 'identity.json'), '{"deviceId":"fr');
  await expect(readIdentity(watched, folder)).rejects.toThrow('ist beschädigt');
});
