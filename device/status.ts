import { configPath, type DoorConfig } from './config.ts';
import type { Files } from './files.ts';
import { readJournalText, type Entry } from './journal-entries.ts';
import { JOURNAL_FILE } from './journal.ts';
import { readIdentity } from './secret-store.ts';

const shown = 10;

/** The local state of the device, without a call to the server. Reads only, also while the door runs. */
export async function describeDoor(
  config: DoorConfig,
  files: Pick<Files, 'read'> & Files,
  settings: Readonly<Record<string, string | undefined>>,
): Promise<string[]> {
  const identity = await readIdentity(files, config.stateDir);
  const { entries, unreadable } = readJournalText((await files.read(`${config.stateDir}/${JOURNAL_FILE}`)) ?? '');
  const all = [...entries.values()];
  const open = all.filter(({ closing }) => closing === null).length;
  return [
    `Einstellungen (settings): ${configPath(settings)}, Zustand in (state in) ${config.stateDir}`,
    `Version (firmware): ${config.firmware}`,
    identity === null
      ? 'Gerät (device): noch nicht angemeldet (not enrolled yet)'
      : `Gerät (device): ${identity.deviceId} am Haus (at) ${config.url ?? identity.url}`,
    `MQTT: ${identity?.mqtt?.url ?? 'keines, wartet über HTTP (none, waits over HTTP)'}`,
    `Relais (relay): ${config.relay?.pulseCommand.join(' ') ?? 'kein Befehl (no command)'}`,
    `Journal: ${all.length} Aufträge (jobs), ${open} noch nicht quittiert (not acknowledged yet), ${unreadable} unlesbare Zeilen (unreadable lines)`,
    ...all.slice(-shown).map(describeEntry),
  ];
}

function describeEntry({ jobId, result, closing, lines }: Entry): string {
  const code = result?.resultCode ?? 'kein Ergebnis (no result)';
  return `  ${lines[0]?.wall ?? ''} ${jobId} ${code} – ${closing ?? 'offen (open)'}`;
}
