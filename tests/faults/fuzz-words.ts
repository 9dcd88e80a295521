/** A request of the fuzz test; most are malformed. */
export interface WildRequest {
  readonly method: string;
  readonly path: string;
  readonly who: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

export const absent = '01890000-0000-7000-8000-000000000000';
export const nasty = [
  '',
  ' ',
  '0',
  '-1',
  '1e999',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  "' or 1=1 --",
  '../../etc/passwd',
  '<script>',
  '💥',
  '\u0000',
  '\uD800',
  '\uFEFF',
  '2026-02-31',
  '2026-W99',
  '99:99',
  '24:00',
  absent,
  'x'.repeat(5_000),
];
/** Names of form fields and query parameters, read from the source of the screens. */
export const fieldNames = [
  'intent nonce resourceId teamId eventTypeId planning date dayOfWeek startDate endDate startTime',
  'endTime title description removed onlyFree skipPublicHolidays facilityId groupId email password',
  'weiter locale theme what id scope version reason unit booking operation anlage gruppe ressource',
  'woche datum ansicht von bis seite suche q from to resource limit after on_conflict status __proto__',
  'a[0].b a[4294967294] index _data _routes _action',
  'area token bootId claimSeq claimNonce jobId result resultCode resultMessage pulsedAtMs waitS',
  'firmware uptimeMs relay doorContact journalDepth code model',
].flatMap((line) => line.split(' '));
