/**
 * The import rules: which layer may import which. .dependency-cruiser.cjs reads them; an import without a rule fails the build.
 * `to` are regular expressions over paths from the root; `$1` is the room (or folder) captured by `from`.
 */

/** Which room may call which, through public.server.ts and rules/ only. */
const rooms = {
  accounts: ['people'],
  people: [],
  facilities: ['people'],
  organisation: ['facilities', 'people'],
  booking: ['facilities', 'organisation', 'people'],
  staff: ['booking', 'facilities', 'people'],
  access: ['booking', 'staff', 'facilities', 'people'],
  presence: ['access', 'accounts', 'booking', 'facilities', 'people'],
  funding: ['booking', 'facilities', 'organisation', 'presence', 'staff', 'people'],
};
/** Every room may call these. They call at most each other, in one direction. */
const roomsForAll = { audit: [], outbox: ['audit'], actions: ['audit'] };
const forAll = Object.keys(roomsForAll);
/** These may use every room and own no table; only routes and server use them. */
const onTop = ['removal', 'privacy', 'setup'];

const code = '[.](?:ts|tsx)$';
const test = '[.]test[.]tsx?$';
const ours = '^(?:app|server|tests|bench|checks|device)/';
const insideRoom = '^app/domains/([^/]+)/';
const special = '(?:rules|ui|documents|messages)/';

/** One layer: files matching `from` (and not `fromNot`) reach only `to`; `typesTo` only by `import type`. */
const layers = [
  {
    name: 'screens',
    from: '^app/(?:routes/|root[.]tsx$|entry[.])',
    to: [
      '^app/routes/',
      '^app/root[.]tsx$',
      '^app/domains/',
      '^app/platform/',
      '^app/ui/',
      '^app/documents/',
      '^app/paths[.]ts$',
      '^app/permissions[.]ts$',
      '^app/parts[.]ts$',
      '^app/[^/]+[.]css$',
    ],
    typesTo: ['^device/protocol[.]ts$'],
  },
  // routeTable names the part of each URL.
  {
    name: 'url-map',
    from: '^app/(?:routes|api-routes|presence-routes|staff-routes|funding-routes|route-row)[.]ts$',
    to: ['^app/(?:paths|api-routes|presence-routes|staff-routes|funding-routes)[.]ts$'],
    typesTo: ['^app/(?:parts|route-row)[.]ts$'],
  },
  { name: 'parts', from: '^app/parts[.]ts$', to: [] },
  {
    name: 'paths',
    from: '^app/(?:paths|program-paths|with-query)[.]ts$',
    to: ['^app/(?:program-paths|with-query)[.]ts$'],
    typesTo: ['^app/path-queries[.]ts$'],
  },
  { name: 'path-queries', from: '^app/path-queries[.]ts$', to: [] },
  // Roles are values of the platform's Actor; permissions.ts uses them as types only.
  { name: 'permissions', from: '^app/permissions[.]ts$', to: [], typesTo: ['^app/platform/ctx[.]ts$'] },
  {
    name: 'room',
    from: insideRoom,
    fromNot: ['^app/domains/[^/]+/' + special],
    to: [
      '^app/domains/$1/',
      '^app/db/',
      '^app/platform/',
      '^app/paths[.]ts$',
      '^app/permissions[.]ts$',
      '^app/parts[.]ts$',
      // The constants that a room and a device share (decision D15).
      '^device/protocol[.]ts$',
      foreignRoom(),
    ],
  },
  {
    name: 'room-rules',
    from: '^app/domains/([^/]+)/rules/',
    to: ['^app/domains/[^/]+/rules/', '^device/protocol[.]ts$', '^app/platform/(?:calendar-file|states|text)[.]ts$'],
    // Roles and actors, as types.
    typesTo: ['^app/db/schema/', '^app/domains/$1/schema[.]ts$', '^app/platform/ctx[.]ts$'],
  },
  {
    name: 'room-ui',
    from: '^app/domains/([^/]+)/ui/',
    to: [
      '^app/ui/',
      '^app/paths[.]ts$',
      '^app/domains/$1/(?:ui|rules)/',
      '^app/domains/$1/(?:schema|live)[.]ts$',
      '^app/platform/i18n/',
    ],
    // The types that the room's own reads return to a screen.
    typesTo: ['^app/domains/$1/.*[.]server[.]ts$'],
  },
  {
    name: 'room-documents',
    from: '^app/domains/([^/]+)/documents/',
    to: ['^app/documents/', '^app/domains/$1/(?:documents|rules)/', '^app/platform/i18n/'],
  },
  {
    name: 'room-messages',
    from: '^app/domains/([^/]+)/messages/',
    to: ['^app/domains/$1/messages/'],
    typesTo: ['^app/platform/i18n/'],
  },
  {
    name: 'documents',
    from: '^app/documents/',
    to: ['^app/documents/', '^app/domains/[^/]+/rules/', '^app/platform/(?:i18n/|qr-code[.]server[.]ts$)'],
  },
  // permissions.ts is plain data: sessions, the JSON API and edits check an action against it.
  {
    name: 'platform',
    from: '^app/platform/',
    fromNot: ['^app/platform/(?:i18n/|session[.]server[.]ts$)'],
    to: ['^app/platform/', '^app/db/', '^app/permissions[.]ts$'],
    typesTo: ['^app/parts[.]ts$'],
  },
  {
    // requireActor(request, action) reads permissions.ts and redirects signed-out people to the sign-in.
    name: 'platform-session',
    from: '^app/platform/session[.]server[.]ts$',
    to: ['^app/platform/', '^app/db/', '^app/permissions[.]ts$', '^app/paths[.]ts$'],
  },
  // The catalogues are in the rooms and joined here: texts, no code.
  {
    name: 'platform-i18n',
    from: '^app/platform/i18n/',
    to: ['^app/platform/', '^app/db/', '^app/domains/[^/]+/messages/'],
  },
  // The client needs its address, the test clock and the name of a busy database; nothing else of the platform.
  {
    name: 'db',
    from: '^app/db/',
    to: ['^app/db/', '^app/platform/(?:ctx|calendar|env[.]server|log[.]server)[.]ts$'],
    // States and codes of the door protocol.
    typesTo: ['^device/protocol[.]ts$'],
  },
  { name: 'ui', from: '^app/ui/', to: ['^app/ui/', '^app/platform/text[.]ts$'] },
  {
    name: 'bridges',
    from: '^app/bridges/',
    to: [
      '^app/bridges/',
      '^app/domains/[^/]+/public[.]server[.]ts$',
      '^app/platform/',
      '^device/protocol[.]ts$',
      // A bridge in a process of its own opens and closes the pool.
      '^app/db/client[.]server[.]ts$',
    ],
  },
  { name: 'server', from: '^server/', to: ['^server/', '^app/'] },
  { name: 'device', from: '^device/', to: ['^device/'] },
  { name: 'checks', from: '^checks/', to: ['^checks/', '^tests/setup/', '^server/(?:database/|prepare[.]ts)'] },
  { name: 'bench', from: '^bench/', to: ['^bench/', '^app/', '^server/', '^tests/setup/', '^device/'] },
  { name: 'tests', from: '^tests/', to: ['^tests/', '^app/', '^server/', '^checks/', '^bench/', '^device/'] },
];

function foreignRoom() {
  return '^app/domains/[^/]+/(?:public[.]server[.]ts$|rules/)';
}

/** Tests of a room may also use the harness, the factories and the setup of the demo club. */
const forTests = ['^tests/', '^app/domains/setup/public[.]server[.]ts$', '^app/domains/setup/demo-club[.]ts$'];

function layerRules({ name, from, fromNot = [], to, typesTo = [] }) {
  const inTests = [
    'room',
    'room-rules',
    'room-ui',
    'platform',
    'db',
    'server',
    'checks',
    'bench',
    'bridges',
    'device',
  ].includes(name);
  const never = `${name} imports only what its arrow allows (checks/arrows.cjs)`;
  const rules = [
    {
      name: `layer-${name}`,
      comment: never,
      severity: 'error',
      from: { path: from, pathNot: [...fromNot, test] },
      to: { path: ours, pathNot: [...to, ...typesTo] },
    },
  ];
  if (inTests) {
    rules.push({
      name: `layer-${name}-tests`,
      comment: `${never}; its tests may use tests/ besides`,
      severity: 'error',
      from: { path: `${from}.*${test}`, pathNot: fromNot },
      to: { path: ours, pathNot: [...to, ...typesTo, ...testTargets(name), ...forTests] },
    });
  }
  if (typesTo.length > 0) {
    rules.push({
      name: `layer-${name}-types-only`,
      comment: `${name} takes types only (import type) from ${typesTo.join(', ')}`,
      severity: 'error',
      from: { path: from, pathNot: [...fromNot, test] },
      to: { path: typesTo, pathNot: to, dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

/** A test of a rule may import what makes its input; a test of the platform may use its permissions. */
function testTargets(name) {
  if (name === 'room-rules') return ['^app/domains/$1/', '^app/platform/'];
  if (name === 'platform') return ['^app/permissions[.]ts$', '^app/routes[.]ts$', '^app/paths[.]ts$'];
  return [];
}

function roomRules() {
  const rules = Object.entries(rooms).map(([room, mayCall]) => ({
    name: `room-${room}-calls`,
    comment: `${room} may call ${[...mayCall, ...forAll].join(', ')} and nobody else`,
    severity: 'error',
    from: { path: `^app/domains/${room}/`, pathNot: test },
    to: { path: '^app/domains/', pathNot: `^app/domains/(?:${[room, ...mayCall, ...forAll].join('|')})/` },
  }));
  for (const [room, mayCall] of Object.entries(roomsForAll)) {
    rules.push({
      name: `room-${room}-calls`,
      comment: `every room may call ${room}, which calls ${mayCall.join(', ') || 'no room'}`,
      severity: 'error',
      from: { path: `^app/domains/${room}/`, pathNot: test },
      to: { path: '^app/domains/', pathNot: `^app/domains/(?:${[room, ...mayCall].join('|')})/` },
    });
  }
  const known = [...Object.keys(rooms), ...forAll, ...onTop].join('|');
  return [
    ...rules,
    {
      name: 'room-in-no-table',
      comment: 'a new room is written into the rooms table of checks/arrows.cjs first',
      severity: 'error',
      from: { path: `^app/domains/(?!(?:${known})/)[^/]+/` },
      to: { path: ours },
    },
    {
      name: 'room-on-top',
      comment: `${onTop.join(', ')} are used by routes and server only`,
      severity: 'error',
      from: {
        path: '^app/',
        pathNot: ['^app/(?:routes/|root[.]tsx$|entry[.])', `^app/domains/(?:${onTop.join('|')})/`, test],
      },
      to: { path: `^app/domains/(?:${onTop.join('|')})/`, pathNot: '/messages/' },
    },
  ];
}

/** Packages that only one place may import. */
const owners = [
  ['lucia', '(?:lucia|@lucia-auth/[^/]+)', ['^app/platform/session[.]server[.]ts$']],
  ['mqtt', '(?:mqtt|aedes)', ['^app/bridges/', '^device/', '^bench/harness/bare-']],
  ['paper', '@react-pdf/[^/]+', ['^app/documents/']],
  ['qr-code', 'uqr', ['^app/platform/qr-code[.]server[.]ts$']],
  ['mailer', 'nodemailer', ['^app/bridges/mailer/']],
  ['drizzle-screens', '(?:drizzle-orm|postgres)', ['^app/(?:db|domains|platform)/', '^(?:server|tests|bench|checks)/']],
  ['node-postgres', 'pg', ['^app/db/']],
  ['temporal', 'temporal-polyfill', ['^app/platform/(?:calendar|zone-offsets)[.]ts$']],
];

function ownerRules() {
  return owners.map(([name, packages, places]) => ({
    name: `package-${name}`,
    comment: `${packages} is imported in ${places.join(', ')} only`,
    severity: 'error',
    from: { path: '^(?:app|server|bench|device)/', pathNot: [...places, test] },
    to: { path: `node_modules/${packages}/`, dependencyTypesNot: ['type-only'] },
  }));
}

const standing = [
  {
    name: 'no-circular',
    comment: 'two modules that need each other are one module, or a third is missing; imports of types count, too',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'not-resolvable',
    comment: 'an import that leads nowhere',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true, pathNot: ['^virtual:'] },
  },
  {
    name: 'rules-are-pure',
    comment: 'rules/ decide from rows, input and now: no package, no node module at run time',
    severity: 'error',
    from: { path: '^app/domains/[^/]+/rules/', pathNot: test },
    to: { dependencyTypes: ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'core'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'before-the-build',
    comment: 'server/database and server/prepare.ts run before a build exists and know nothing of the app',
    severity: 'error',
    from: { path: '^server/(?:database/|prepare[.]ts$)', pathNot: test },
    to: { path: '^app/' },
  },
  {
    name: 'dev-dependency-in-product',
    comment: 'what runs in production is a dependency; the build and the development server are not production',
    severity: 'error',
    from: {
      path: '^(?:app|server)/',
      pathNot: [
        test,
        '^app/routes[.]ts$',
        '^app/platform/i18n/compile-messages[.]ts$',
        '^server/(?:dev|prepare)[^/]*[.]ts$',
        // Bundled by the build, and its bundler.
        '^app/routes/staff/clock/worker(?:-build)?[.]ts$',
      ],
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'tests-are-not-product',
    comment: 'no product code imports a test file',
    severity: 'error',
    from: { path: code, pathNot: test },
    to: { path: test },
  },
];

module.exports = {
  arrows: [...standing, ...layers.flatMap(layerRules), ...roomRules(), ...ownerRules()],
  rooms,
  forAll,
  onTop,
};
