import fc from 'fast-check';
import { absent, type WildRequest } from './fuzz-words.ts';

const nonce = 'nonce-of-the-fuzz-0001';
/** Valid bodies of a device. */
const deviceBodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  poll: { bootId: nonce, claimSeq: 1, claimNonce: nonce },
  wait: { waitS: 0 },
  confirm: {
    jobId: absent,
    nonce,
    result: 'executed',
    resultCode: 'OK',
    pulsedAtMs: 1,
  },
  state: { bootId: nonce, firmware: 'x', uptimeMs: 1, relay: 'off', doorContact: 'closed', journalDepth: 0 },
};

/** A body with one fault, or a body of another call. */
function deviceJson(value: fc.Arbitrary<string>, ids: readonly string[]): fc.Arbitrary<string> {
  const bodies = Object.values(deviceBodies);
  const put = fc.oneof(value, fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>(null, -1, 1e21, ...ids));
  const name = fc.constantFrom(...bodies.flatMap((body) => Object.keys(body)));
  const changed = fc.tuple(fc.constantFrom(...bodies), name, put);
  return fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...bodies).map((body) => JSON.stringify(body)) },
    {
      weight: 3,
      arbitrary: changed.map(([body, key, odd]) => JSON.stringify({ ...body, [key]: odd, waitS: body['waitS'] })),
    },
  );
}

/** The device side, called by an enrolled device. */
export function deviceCalls(
  value: fc.Arbitrary<string>,
  { ids, names }: { ids: readonly string[]; names: readonly string[] },
): fc.Arbitrary<WildRequest> {
  return fc
    .record({
      action: fc.constantFrom(...Object.keys(deviceBodies)),
      name: fc.constantFrom(...names),
      text: deviceJson(value, ids),
    })
    .map(({ action, name, text }): WildRequest => ({
      method: 'POST',
      path: `/api/device/${name}/${action}`,
      who: 'device',
      headers: { 'content-type': 'application/json' },
      body: text,
    }));
}
