/** Rules about rooms: their card, their verbs, their audit. Pure over file texts; an empty result means no problem. */
import { isTest, withoutComments, type Source } from './source.ts';

const headings = ['Words', 'Always', 'Never', 'Tables', 'Verbs', 'Callers'];
const cardLines = 40;

export function roomsOf(sources: readonly Source[]): string[] {
  const rooms = sources.flatMap(({ path }) => /^app\/domains\/([^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(rooms)].sort();
}

/** Every room has a README.md of at most 40 lines with the six headings. */
export function roomsWithoutCard(sources: readonly Source[]): string[] {
  return roomsOf(sources).flatMap((room) => {
    const card = sources.find(({ path }) => path === `app/domains/${room}/README.md`);
    if (!card) return [`${room} has no card (app/domains/${room}/README.md)`];
    const lines = card.text.trimEnd().split('\n');
    const missing = headings.filter((heading) => !lines.some((line) => new RegExp(`^#+ ${heading}\\b`).test(line)));
    return [
      ...missing.map((heading) => `the card of ${room} has no heading ${heading}`),
      ...(lines.length > cardLines ? [`the card of ${room} has ${lines.length} lines, more than ${cardLines}`] : []),
    ];
  });
}

/** request-booking.server.ts -> requestBooking */
function verbOf(path: string): string | null {
  const name = /^app\/domains\/[^/]+\/(?:[a-z]+\/)?([a-z0-9]+(?:-[a-z0-9]+)+)[.]server[.]ts$/.exec(path)?.[1];
  return name?.replaceAll(/-(.)/g, (_, letter: string) => letter.toUpperCase()) ?? null;
}

function doesExport(text: string, name: string): boolean {
  return new RegExp(`export (?:async )?(?:function|const) ${name}\\b`).test(text);
}

/** `<verb>-<noun>.server.ts` of a room that writes or exports the function of its name; the others are reads. */
export function verbFiles(sources: readonly Source[]): Source[] {
  return sources.filter(({ path, text }) => {
    const verb = verbOf(path);
    return verb !== null && (isWriting(text) || doesExport(text, verb));
  });
}

/**
 * request-booking.server.ts exports requestBooking, and a test beside it names it. Files in `notVerbs` (with the reason) write
 * but are not verbs; they also need a test beside them.
 */
export function verbsWithoutTest(
  sources: readonly Source[],
  notVerbs: Readonly<Record<string, string>> = {},
): string[] {
  return verbFiles(sources).flatMap(({ path, text }) => {
    const verb = verbOf(path) ?? '';
    const stem = path.slice(0, -'.server.ts'.length);
    const beside = sources.filter((source) => isTest(source) && source.path.startsWith(`${stem}.`));
    if (path in notVerbs) return beside.length > 0 ? [] : [`${path} has no test beside it`];
    if (!doesExport(text, verb)) return [`${path} writes, so it is a verb, but does not export ${verb}`];
    const isNamed = beside.some((source) => new RegExp(`\\b${verb}\\b`).test(source.text));
    return isNamed ? [] : [`${path} has no test beside it that names ${verb}`];
  });
}

const writing = [
  /\b(?:tx|db|trx)(?:\(\))?\s*[.]\s*(?:insert|update|delete)\(/,
  /\binsert into\b/i,
  /\bdelete from\b/i,
  /\bupdate\s+[\w."${}]+\s+(?:(?:as\s+)?\w+\s+)?set\b/i,
];

export function isWriting(text: string): boolean {
  const code = withoutComments(text);
  return writing.some((pattern) => pattern.test(code));
}

/**
 * Every server file of a room that writes calls recordAudit, or is in `exempt` with its reason (D16). An unused exemption is a
 * violation, too.
 */
export function writesWithoutAudit(sources: readonly Source[], exempt: Readonly<Record<string, string>>): string[] {
  const silent = sources.filter(
    (source) =>
      /^app\/domains\/.*[.]server[.]ts$/.test(source.path) &&
      isWriting(source.text) &&
      !/\brecordAudit\(/.test(withoutComments(source.text)),
  );
  const paths = new Set(silent.map(({ path }) => path));
  return [
    ...[...paths].filter((path) => !(path in exempt)).map((path) => `${path} writes without recordAudit`),
    ...Object.keys(exempt)
      .filter((path) => !paths.has(path))
      .map((path) => `${path} is exempt from the audit but needs no exemption`),
  ];
}

/** Folders of every room, and those that one room has of its own. */
const folders = ['rules', 'ui', 'documents', 'messages', 'reference', 'store', 'pages', 'api', 'mails'];
const ownFolders: Readonly<Record<string, readonly string[]>> = {
  access: ['areas', 'devices', 'jobs', 'requests'],
  presence: ['badges', 'kiosk'],
  staff: ['shifts', 'planning', 'crew', 'requests', 'clock', 'times'],
  funding: ['grants', 'subprojects', 'measures', 'assignments', 'money', 'import'],
};
const onTop = /^(?:README[.]md|(?:public|jobs|retention)[.]server[.]ts|(?:schema|personal|live)[.]ts)$/;
const withoutVerbs = /^(?:store|pages|mails)\//;
const bigRoom = 24;
const crumbLines = 15;

/**
 * The layout of rooms: only known folders. A room of more than 24 server files has only verbs and files with a fixed name at its
 * root, and no server file under 15 lines except verbs and lists.
 */
export function roomsOutOfLayout(sources: readonly Source[]): string[] {
  const verbs = new Set(verbFiles(sources).map(({ path }) => path));
  return roomsOf(sources).flatMap((room) => {
    const files = sources
      .filter(({ path }) => path.startsWith(`app/domains/${room}/`) && !isTest({ path, text: '' }))
      .map(({ path, text }) => ({ path, text, inside: path.slice(`app/domains/${room}/`.length) }));
    const known = new Set([...folders, ...(ownFolders[room] ?? [])]);
    const strange = files.filter(({ inside }) => {
      const [folder = '', ...rest] = inside.split('/');
      return rest.length > 1 || (rest.length === 1 && !known.has(folder));
    });
    const server = files.filter(({ path }) => path.endsWith('.server.ts'));
    const isBig = server.length > bigRoom;
    const loose = files.filter(({ path, inside }) => !inside.includes('/') && !onTop.test(inside) && !verbs.has(path));
    const crumbs = server.filter(
      ({ path, text, inside }) =>
        !verbs.has(path) && !onTop.test(inside) && text.trimEnd().split('\n').length < crumbLines,
    );
    return [
      ...strange.map(({ path }) => `${path} is in a folder that no room has`),
      ...(isBig ? loose.map(({ path }) => `${path} is no verb and belongs into a folder of ${room}`) : []),
      ...(isBig
        ? files
            .filter(({ path, inside }) => verbs.has(path) && withoutVerbs.test(inside))
            .map(({ path }) => `${path} is a verb and belongs on top of ${room}`)
        : []),
      ...(isBig ? crumbs.map(({ path }) => `${path} is a crumb: it belongs to the file that uses it`) : []),
    ];
  });
}
