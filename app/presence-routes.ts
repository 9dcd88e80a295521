import type { RouteRow } from './route-row.ts';

/** The layout routes with the texts of these screens, and of the terminal at the entrance. */
export const PRESENCE_ADMIN = 'routes/presence/admin-texts.tsx';
export const KIOSK = 'routes/presence/kiosk-texts.tsx';

/** The administration of presence, the board on a wall, and the terminal at the entrance. */
export const presenceAdminRoutes: readonly RouteRow<typeof PRESENCE_ADMIN | typeof KIOSK>[] = [
  {
    path: '/verwaltung/anwesenheit',
    file: 'routes/presence/desk.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/besuche',
    file: 'routes/presence/visits.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/besuche.csv',
    file: 'routes/presence/visits.csv.ts',
    credentials: 'cookie',
    part: 'presence',
  },
  {
    path: '/verwaltung/anwesenheit/besuche/:visitId',
    file: 'routes/presence/visit.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/evakuierung',
    file: 'routes/presence/evacuation.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/evakuierung/:facilityId',
    file: 'routes/presence/evacuation-list.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/tafeln',
    file: 'routes/presence/terminals.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/tafeln/neu',
    file: 'routes/presence/new-terminal.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/anwesenheit/tafeln/:terminalId',
    file: 'routes/presence/terminal.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/tafel',
    file: 'routes/presence/wall.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/terminal',
    file: 'routes/presence/kiosk.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: KIOSK,
  },
  {
    path: '/konto/pin',
    file: 'routes/presence/own-pin.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: KIOSK,
  },
  {
    path: '/verwaltung/dienste/mitarbeiter/:staffId/ausweis',
    file: 'routes/presence/badges.tsx',
    credentials: 'cookie',
    part: 'presence',
    layout: PRESENCE_ADMIN,
  },
  {
    path: '/verwaltung/dienste/mitarbeiter/:staffId/ausweis/karte.pdf',
    file: 'routes/presence/badge-card.pdf.ts',
    credentials: 'cookie',
    part: 'presence',
  },
  {
    path: '/tafel/ereignisse',
    file: 'routes/presence/wall-live.events.ts',
    credentials: 'cookie',
    part: 'presence',
  },
];
