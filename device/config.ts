import type { ContactCommand } from './door-contact.ts';
import type { Files } from './files.ts';
import { FIRMWARE } from './firmware.ts';
import type { RelayCommands } from './relay.ts';
import { SentenceError } from './command-line.ts';

export interface DoorConfig {
  /** The server's address, when it differs from the one at enrolling. */
  readonly url: string | null;
  /** Allows http to other machines. Anyone on that network can then read the secret. */
  readonly insecureHttp: boolean;
  readonly stateDir: string;
  readonly firmware: string;
  readonly mqttVersion: 4 | 5;
  /** Null until a relay is configured: `run` refuses without one. */
  readonly relay: RelayCommands | null;
  readonly contact: ContactCommand | null;
}

type Settings = Readonly<Record<string, string | undefined>>;
type Fields = Readonly<Record<string, unknown>>;

const defaultPath = '/etc/platzwart-door.json';
const known = new Set(['url', 'insecureHttp', 'stateDir', 'firmware', 'mqttVersion', 'relay', 'contact']);

export const configPath = (settings: Settings): string => settings.PLATZWART_DOOR_CONFIG ?? defaultPath;

/** Reads the file, if it exists, and applies the environment over it. Throws a sentence that names the wrong field. */
export async function readConfig(files: Pick<Files, 'read'>, settings: Settings): Promise<DoorConfig> {
  const path = configPath(settings);
  const text = await files.read(path);
  if (text === null && settings.PLATZWART_DOOR_CONFIG !== undefined)
    throw new SentenceError(`Die Datei ${path} gibt es nicht. (There is no file ${path}.)`);
  return readFields(text === null ? {} : parseFields(path, text), settings);
}

function parseFields(path: string, text: string): Fields {
  try {
    return asFields(JSON.parse(text), path);
  } catch (error) {
    if (error instanceof SentenceError) throw error;
    throw new SentenceError(`${path} ist kein gültiges JSON. (${path} is no valid JSON.)`);
  }
}

export function readFields(fields: Fields, settings: Settings): DoorConfig {
  for (const name of Object.keys(fields))
    if (!known.has(name))
      throw new SentenceError(`Die Einstellung ${name} gibt es nicht. (There is no setting ${name}.)`);
  const insecureHttp = fields.insecureHttp ?? false;
  if (typeof insecureHttp !== 'boolean') throw wrong('insecureHttp', 'true oder false', 'true or false');
  const mqttVersion = fields.mqttVersion ?? 4;
  if (mqttVersion !== 4 && mqttVersion !== 5)
    throw wrong('mqttVersion', '4 (für MQTT 3.1.1) oder 5', '4 (for MQTT 3.1.1) or 5');
  const url = settings.PLATZWART_DOOR_URL ?? fields.url;
  return {
    url: url === undefined ? null : readServerUrl(url, insecureHttp),
    insecureHttp,
    stateDir: readText(
      'stateDir',
      settings.PLATZWART_DOOR_STATE_DIR ?? fields.stateDir ?? settings.STATE_DIRECTORY ?? '/var/lib/platzwart-door',
    ),
    firmware: readText('firmware', fields.firmware ?? FIRMWARE),
    mqttVersion,
    relay: readRelay(fields.relay, settings),
    contact: fields.contact === undefined ? null : readContactFields(asFields(fields.contact, 'contact')),
  };
}

/** https, or http to this machine: the secret must not cross a network in clear text. */
export function readServerUrl(value: unknown, insecureHttp: boolean): string {
  if (typeof value !== 'string' || !/^https?:[/][/][^/]/.test(value))
    throw wrong('url', 'eine Adresse wie https://haus.example', 'an address like https://house.example');
  const { protocol, hostname } = parseUrl(value);
  const isHere = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
  if (protocol === 'http:' && !isHere && !insecureHttp)
    throw new SentenceError(
      `${value} ist unverschlüsselt: https:// nehmen oder "insecureHttp": true setzen. (It is not encrypted: use https:// or set "insecureHttp": true.)`,
    );
  return value.replace(/\/+$/, '');
}

function parseUrl(value: string): URL {
  try {
    return new URL(value);
  } catch {
    throw wrong('url', 'eine Adresse wie https://haus.example', 'an address like https://house.example');
  }
}

function readRelay(value: unknown, settings: Settings): RelayCommands | null {
  const fields = value === undefined ? {} : asFields(value, 'relay');
  const pulse = settings.PLATZWART_DOOR_PULSE_COMMAND ?? fields.pulseCommand;
  const off = settings.PLATZWART_DOOR_OFF_COMMAND ?? fields.offCommand;
  if (pulse === undefined && off === undefined) return null;
  return {
    pulseCommand: readCommand('relay.pulseCommand', pulse),
    offCommand: off === undefined || off === null ? null : readCommand('relay.offCommand', off),
  };
}

function readContactFields({ command, openOutput = '1', closedOutput = '0' }: Fields): ContactCommand {
  return {
    command: readCommand('contact.command', command),
    openOutput: readText('contact.openOutput', openOutput),
    closedOutput: readText('contact.closedOutput', closedOutput),
  };
}

/** The parts of a command: a list, or one line that is split at its spaces. No shell reads either. */
function readCommand(name: string, value: unknown): string[] {
  const words = typeof value === 'string' ? value.trim().split(/\s+/) : value;
  const isCommand = Array.isArray(words) && words.every((word) => typeof word === 'string') && words[0] !== '';
  if (!isCommand || words.length === 0)
    throw wrong(name, 'ein Befehl, als Zeile oder Liste von Wörtern', 'a command, as a line or a list of words');
  return words;
}

function readText(name: string, value: unknown): string {
  if (typeof value !== 'string' || value === '') throw wrong(name, 'ein Text', 'a text');
  return value;
}

function asFields(value: unknown, name: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new SentenceError(`${name} muss ein JSON-Objekt sein. (${name} must be a JSON object.)`);
  return value as Fields;
}

const wrong = (name: string, de: string, en: string): SentenceError =>
  new SentenceError(`Die Einstellung ${name} muss ${de} sein. (The setting ${name} must be ${en}.)`);
