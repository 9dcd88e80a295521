import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readContact } from './door-contact.ts';
import { createCommandRelay, fillCommand } from './relay.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'platzwart-relay-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const script = (text: string): string[] => ['/bin/sh', '-c', text];
const pulse = { jobId: 'job-1', nonce: 'n', pulseMs: 100 };
const said = (): string => (existsSync(`${folder}/log`) ? readFileSync(`${folder}/log`, 'utf8') : '');
const off = () => script(`echo off >> ${folder}/log`);

test('puts the length of the pulse into the command', () => {
  expect(fillCommand(['gpioset', '--usec={usec}', '-t', '{ms}ms,0', '{s}'], 1_500)).toEqual([
    'gpioset',
    '--usec=1500000',
    '-t',
    '1500ms,0',
    '1.5',
  ]);
});

test('pulses when the command ends well', async () => {
  const relay = createCommandRelay({ pulseCommand: script(`echo {ms} >> ${folder}/log`), offCommand: off() });
  const pulsing = relay.pulse(pulse);
  expect(relay.state()).toBe('on');
  expect(await pulsing).toEqual({ kind: 'pulsed' });
  expect([relay.state(), said()]).toEqual(['off', '100\n']);
});

test('is a fault, and turns the relay off, when the command fails', async () => {
  const relay = createCommandRelay({ pulseCommand: script('echo no such line >&2; exit 3'), offCommand: off() });
  expect(await relay.pulse(pulse)).toEqual({ kind: 'fault', message: '/bin/sh ended with 3: no such line' });
  expect([relay.state(), said()]).toEqual(['fault', 'off\n']);
  await relay.turnOff();
  expect(relay.state()).toBe('off');
});

test('kills a pulse that does not end, with its children, and turns the relay off', async () => {
  const stuck = script(`sleep 60 & echo $! > ${folder}/child; wait`);
  const relay = createCommandRelay({ pulseCommand: stuck, offCommand: off() }, 300);
  expect(await relay.pulse(pulse)).toEqual({
    kind: 'fault',
    message: '/bin/sh did not end within 400 ms and was killed',
  });
  expect([relay.state(), said()]).toEqual(['fault', 'off\n']);
  const child = Number(readFileSync(`${folder}/child`, 'utf8'));
  const isGone = () => !existsSync(`/proc/${child}`) || readFileSync(`/proc/${child}/stat`, 'utf8').includes(') Z ');
  await expect.poll(isGone).toBe(true);
});

test('is a fault when the program does not exist', async () => {
  const relay = createCommandRelay({ pulseCommand: ['/no/such/program'], offCommand: null });
  expect(await relay.pulse(pulse)).toMatchObject({ kind: 'fault' });
});

test.each([
  ['echo 1', 'open'],
  ['echo 0', 'closed'],
  ['echo active', 'unknown'],
  ['exit 1', 'unknown'],
])('reads the contact from "%s" as %s', async (text, contact) => {
  expect(await readContact({ command: script(text), openOutput: '1', closedOutput: '0' })).toBe(contact);
});
