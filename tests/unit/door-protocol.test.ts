import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { BROKER_LIMITS, mayPublish, RETURN_CODES } from '#app/bridges/mqtt/broker-rules.ts';
import { LOGIN_LIMITS } from '#app/bridges/mqtt/login-limits.ts';
import { areas } from '#app/db/schema/index.ts';
import { accessOperations, DOOR_REASONS } from '#app/domains/access/api/contract.server.ts';
import { DEVICE_CALLS, DEVICE_FAILURES } from '#app/domains/access/devices/authenticate-device.server.ts';
import * as shapes from '#app/domains/access/devices/device-shapes.server.ts';
import { ENROL_TRIES } from '#app/domains/access/devices/enrol-device.server.ts';
import { LONGEST_WAIT_S } from '#app/domains/access/devices/wait-for-wake.server.ts';
import { PRESSES } from '#app/domains/access/jobs/presses.server.ts';
import { CODE_MINUTES } from '#app/domains/access/rules/devices.ts';
import { JOB_STATES, OPENS_PER_HOUR, OPENS_PER_MINUTE } from '#app/domains/access/rules/jobs.ts';
import { editAreaSchema } from '#app/domains/access/schema.ts';
import { paths } from '#app/paths.ts';
import { GENERAL_PROBLEMS } from '#app/platform/api/problems.ts';
import { CLAIM_EVERY_MS } from '#device/claim-loop.ts';
import * as protocol from '#device/protocol.ts';
import { CONFIRM_FOR_MS, DOOR_LIMITS, isFinalRefusal, PULSE_MS } from '#device/rules.ts';
import { REPORT_EVERY_MS } from '#device/state-reports.ts';
import { code, columns, fieldsOf, page, read, schemaOf, tables } from './protocol-page.ts';

/** Each table of docs/door-protocol.md has the values of the code. */

/** CONNACK 1 of MQTT 3.1.1, "unacceptable protocol version": aedes sends it itself (tests/faults/broker.test.ts). */
const UNKNOWN_VERSION = 1;
const sorted = (table: string[][]): string[] => table.map((cells) => cells.join(' | ')).toSorted();
const seconds = (ms: number): string => `${ms / 1_000} s`;

describe('bodies', () => {
  test.each([
    ['enroll: request', shapes.enrollShape],
    ['poll: request', shapes.claimShape],
    ['wait: request', shapes.waitShape],
    ['confirm: request', shapes.confirmShape],
    ['state: request', shapes.stateReportShape],
    ['state: payload', shapes.stateMessageShape],
  ])('has the fields and formats of the code when the table is %s', (name, shape) => {
    expect(columns(`${name}: Field`, 2)).toEqual(fieldsOf(shape));
  });

  // The keys are complete and exact, because the compiler compares them with the interface.
  test.each([
    ['enroll: answer', { deviceId: 0, secret: 0, mqtt: 0 } satisfies Record<keyof protocol.EnrollAnswer, 0>],
    ['Broker login', { url: 0, username: 0, password: 0 } satisfies Record<keyof protocol.MqttAccount, 0>],
    [
      'poll: answer',
      { jobId: 0, area: 0, nonce: 0, pulseMs: 0, grantTtlMs: 0, correlationId: 0, claimNonce: 0 } satisfies Record<
        keyof protocol.Grant,
        0
      >,
    ],
    [
      'confirm: answer',
      { status: 0, duplicate: 0, code: 0 } satisfies Record<
        keyof protocol.ConfirmAnswer | keyof protocol.LateConfirmAnswer,
        0
      >,
    ],
    ['state: answer', { mqtt: 0 } satisfies Record<keyof protocol.StateAnswer, 0>],
    ['wake: payload', { v: 0, jobId: 0 } satisfies Record<keyof protocol.WakeMessage, 0>],
  ])('has the fields of the code when the table is %s', (name, keys) => {
    expect(columns(`${name}: Field`, 1).flat()).toEqual(Object.keys(keys).map(code));
  });

  test('has the values of a grant', () => {
    const formats = Object.fromEntries(columns('poll: answer: Field', 2)) as Record<string, string>;
    expect(formats['`grantTtlMs`']).toBe(String(protocol.GRANT_TTL_MS));
    expect(formats['`pulseMs`']).toBe(`whole number, ${PULSE_MS.least} to ${PULSE_MS.most}`);
    expect(formats['`nonce`']).toBe(code(protocol.NONCE_PATTERN.source));
  });

  test.each([
    ['enroll', shapes.enrollShape, { code: 'ABCD', model: 'Pi' }],
    ['poll', shapes.claimShape, { bootId: 'b'.repeat(16), claimSeq: 1, claimNonce: 'c'.repeat(16) }],
    ['wait', shapes.waitShape, { waitS: 1 }],
    [
      'confirm',
      shapes.confirmShape,
      { jobId: crypto.randomUUID(), nonce: 'n'.repeat(16), result: 'executed', resultCode: 'OK', pulsedAtMs: 9 },
    ],
  ])('drops an unknown field when a newer device sends one to %s', (_call, shape: z.ZodType, body) => {
    expect(shape.parse({ ...body, newer: { than: 'this' } })).toEqual(body);
  });
});

describe('jobs', () => {
  test('has the edges of a job', () => {
    const edges = protocol.JOB_STATUSES.flatMap((from) =>
      protocol.JOB_STATUSES.filter((to) => JOB_STATES.can(from, to)).map((to) => [code(from), code(to)]),
    );
    expect(columns('Job states: From', 2)).toEqual(edges);
  });

  test('has the result codes, and the side that sets them', () => {
    const fromDevice = new Set<string>(['OK', ...protocol.FAILURE_CODES]);
    const sides = protocol.RESULT_CODES.map((one) => [code(one), fromDevice.has(one) ? 'device' : 'server']);
    expect(columns('Result codes: Code', 2)).toEqual(sides);
  });

  test('has the answers of the member side', () => {
    const answers = accessOperations.flatMap(({ method, path, answers: all }) =>
      Object.entries(all as Record<string, { codes?: readonly string[] }>).map(([status, { codes = [] }]) => [
        code(`${method} ${path}`),
        status,
        codes.map(code).join(', '),
      ]),
    );
    expect(sorted(columns('Member side: Call', 3))).toEqual(sorted(answers));
    expect(columns('Member side: Reason', 1).flat()).toEqual(DOOR_REASONS.map(code));
  });
});

describe('the device side', () => {
  test('has the paths of the code', () => {
    const expected = Object.entries(paths.device).map(([name, path]) => [
      name,
      code(decodeURIComponent(path('{deviceId}'))),
      name === 'enroll' ? 'the code in the body' : 'secret',
    ]);
    expect(sorted(columns('Device side: Call', 3))).toEqual(sorted(expected));
    expect(page).toContain(`\`deviceId\` has the form ${code(protocol.DEVICE_ID_PATTERN.source)}`);
  });

  test('has every code with its status, and whether it ends a confirmation', () => {
    const expected = Object.entries(protocol.DEVICE_PROBLEMS).map(([name, status]) => [
      code(name),
      String(status),
      isFinalRefusal(name) ? 'yes' : '',
    ]);
    expect(columns('Refusals: Code', 3)).toEqual(expected);
  });

  test('has codes of every address with the status of the API', () => {
    const statusOf = (name: string) =>
      GENERAL_PROBLEMS.find(({ codes }) => (codes as readonly string[]).includes(name))?.status;
    for (const [name = '', status] of columns('Codes of every address: Code', 2))
      expect([name, status]).toEqual([name, String(statusOf(name.replaceAll('`', '')))]);
  });
});

describe('MQTT', () => {
  test('has the topics of the code, and the QoS that the broker allows', () => {
    const [wake, state] = columns('MQTT: Topic', 4);
    expect(wake).toEqual([code(protocol.wakeTopic('{deviceId}')), 'server to device', '0', 'never']);
    const topic = protocol.stateTopic('{deviceId}');
    expect(state).toEqual([code(topic), 'device to server, and its last will', '1', 'yes']);
    const may = (qos: number) => mayPublish('{deviceId}', { topic, payload: '', qos });
    expect([may(1), may(2)]).toEqual([true, false]);
  });

  test('has the return codes of the embedded broker', () => {
    const [version, ...ours] = columns('Refused connections: Return code', 1).flat().map(Number);
    expect([version, ours]).toEqual([UNKNOWN_VERSION, Object.values(RETURN_CODES)]);
  });
});

describe('limits', () => {
  const { properties, oneOf } = schemaOf(editAreaSchema);
  const ttl = (properties ?? oneOf?.find((one) => one.properties?.pendingTtlS)?.properties)?.pendingTtlS;
  const within = ({ points, seconds: span }: { points: number; seconds: number }) => `${points} in ${span} s`;

  test('has the limits of the code', () => {
    expect(columns('Limits: Limit', 2)).toEqual([
      ['a pending job', `${Number(areas.pendingTtlS.default)} s, ${ttl?.minimum} to ${ttl?.maximum} s per area`],
      ['a grant', seconds(protocol.GRANT_TTL_MS)],
      ['a confirmation after the grant', seconds(protocol.CONFIRM_WINDOW_MS)],
      ['an offline device', `silent for ${seconds(protocol.SILENCE_MS)}`],
      [
        'a pulse',
        `${PULSE_MS.least} to ${PULSE_MS.most} ms, ${Number(areas.pulseMs.default)} unless the area says otherwise`,
      ],
      ['presses of a person at one area', `${OPENS_PER_MINUTE} in 60 s, ${OPENS_PER_HOUR} in 3600 s`],
      ['presses of an address', within(PRESSES)],
      ['calls of a device', within(DEVICE_CALLS)],
      ['wrong secrets of an address for one device', within(DEVICE_FAILURES)],
      ['enrolment tries of an address', within(ENROL_TRIES)],
      ['an enrolment code', `${CODE_MINUTES} minutes`],
      ['a body', `${protocol.MAX_BODY_BYTES} bytes`],
      ['a wait', `at most ${LONGEST_WAIT_S} s`],
      ['an old wake', seconds(protocol.WAKE_MAX_AGE_MS)],
      ['the keepalive of a device', `${protocol.KEEPALIVE_S} s`],
      ['connections to the embedded broker', String(BROKER_LIMITS.connections)],
      [
        'wrong passwords at the embedded broker',
        `${LOGIN_LIMITS.failuresOfPair} in ${seconds(LOGIN_LIMITS.windowMs)} per address and device, ${LOGIN_LIMITS.failuresOfAddress} per address`,
      ],
    ]);
  });

  test('has the limits of the code in the notes', () => {
    const note = Object.fromEntries(columns('Limits: Limit', 3).map(([name = '', , text = '']) => [name, text]));
    expect(note['wrong secrets of an address for one device']).toContain(`for ${DEVICE_FAILURES.blockSeconds} s`);
    expect(note['the keepalive of a device']).toContain(`${BROKER_LIMITS.keepaliveS} s at most`);
    expect(note['connections to the embedded broker']).toBe(
      `${BROKER_LIMITS.waitingPerAddress} of one address may be without a CONNECT, each for ${seconds(BROKER_LIMITS.connectWithinMs)}`,
    );
    expect(note['wrong passwords at the embedded broker']).toContain(`for ${seconds(LOGIN_LIMITS.blockMs)}`);
    expect(LONGEST_WAIT_S * 1_000).toBeLessThan(protocol.SILENCE_MS);
    expect(DEVICE_CALLS.seconds * 1_000).toBeLessThanOrEqual(protocol.GRANT_TTL_MS);
  });

  test('has the limits of our device', () => {
    const { pulseEveryMs, pulsesPerMinute, callsPerSecond } = DOOR_LIMITS;
    const values = columns('Rules for a device: The device of this repository', 2);
    expect(values).toEqual([
      ['pulses', `one in ${seconds(pulseEveryMs)}, ${pulsesPerMinute} in a minute`],
      ['calls', `${callsPerSecond} in a second`],
      ['claims without a wake, while MQTT is up', `every ${seconds(CLAIM_EVERY_MS)}`],
      ['state reports', expect.stringContaining(`every ${seconds(REPORT_EVERY_MS)}, `)],
      ['confirmations', `for ${CONFIRM_FOR_MS / 3_600_000} h`],
    ]);
  });
});

test('compares every table of the page', () => {
  expect([...read].toSorted()).toEqual([...tables.keys()].toSorted());
});
