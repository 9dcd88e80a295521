/** The only way to write a link. Every URL of routes.ts has its function here; a test compares the two files. */
type Query = Record<string, string | readonly string[] | undefined>;

function withQuery(path: string, query: Query): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    for (const one of typeof value === 'string' ? [value] : (value ?? [])) if (one !== '') search.append(name, one);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

export interface WeekQuery {
  anlage?: string;
  gruppe?: string;
  ressource?: string;
  /** ISO week, 2026-W47. */
  woche?: string;
  /** YYYY-MM-DD, a date of the week. */
  datum?: string;
  /** `liste` for the list view. */
  ansicht?: 'liste';
}

export interface DayQuery {
  anlage?: string;
  gruppe?: string;
  ressource?: string;
  /** YYYY-MM-DD */
  datum?: string;
  ansicht?: 'liste';
}

export interface FeedsQuery {
  /** Id of the calendar to choose in the form. */
  ressource?: string;
  anlage?: string;
  mannschaft?: string;
}

export interface MonthPaperQuery {
  /** YYYY-MM */
  monat?: string;
  anlage?: string;
  ressource?: readonly string[];
  blatt?: 'wand' | 'tage' | 'liste';
  /** Prints requests. */
  anfragen?: '1';
  /** Prints the names of persons. */
  namen?: '1';
}

export interface MonthQuery {
  anlage?: string;
  gruppe?: string;
  ressource?: string;
  /** YYYY-MM */
  monat?: string;
  ansicht?: 'liste';
}

export interface RequestQuery {
  ressource?: string;
  datum?: string;
  /** HH:MM */
  von?: string;
  bis?: string;
}

export interface MineQuery {
  ansicht?: 'alle';
  suche?: string;
  ort?: string;
  /** Id of a team, or `verein:` and the id of a club. */
  mannschaft?: string;
  /** Where the previous page ended. */
  ab?: string;
}

export interface ScopeQuery {
  /** Which dates of a series; without it, the one date. */
  umfang?: 'folgende' | 'alle';
  /** Where to go afterwards. */
  weiter?: string;
}

export interface ArchiveQuery {
  status?: string;
  /** `genehmigt`, `abgelehnt` or `ohne`. */
  ausgang?: string;
  ort?: string;
  /** Id of a team or a club. */
  gruppe?: string;
  /** YYYY-MM-DD */
  von?: string;
  bis?: string;
  suche?: string;
  /** Where the page begins: date, time and id of the last row before it. */
  ab?: string;
}

export interface AreaQuery {
  /** Correlation id: the audit rows of one press. */
  vorgang?: string;
  /** Where the page of the audit begins. */
  ab?: string;
}

export interface AccessRequestsQuery {
  status?: string;
  /** Id of an area. */
  tuer?: string;
  suche?: string;
  ab?: string;
}

export interface DoorJobsQuery {
  ansicht?: 'warten' | 'unterwegs' | 'fehler';
  /** Id of an area. */
  tuer?: string;
  ab?: string;
}

export interface MailsQuery {
  suche?: string;
  vorlage?: string;
  /** `wartet`, `versendet`, `gescheitert` or `zurueckgehalten`. */
  zustand?: string;
  /** Id of a person. */
  person?: string;
  /** YYYY-MM-DD */
  von?: string;
  bis?: string;
  ab?: string;
}

export interface RoomQuery {
  /** Where the page of the audit begins. */
  ab?: string;
}

export interface BoardQuery {
  /** Id of a facility. */
  anlage?: string;
}

export interface MyVisitsQuery {
  ab?: string;
}

export interface DeskQuery {
  /** Part of a name. */
  suche?: string;
  /** Id of a room, of a facility whose people are all to leave. */
  raum?: string;
  alle?: string;
}

export interface VisitsQuery {
  suche?: string;
  /** Ids. */
  person?: string;
  raum?: string;
  anlage?: string;
  /** YYYY-MM-DD */
  von?: string;
  bis?: string;
  ab?: string;
}

export interface PresenceApiQuery {
  /** Ids. */
  facility?: string;
  room?: string;
}

export interface BookingsApiQuery {
  resource?: string;
  /** YYYY-MM-DD */
  from?: string;
  to?: string;
  limit?: string;
  after?: string;
}

export const paths = {
  start: () => '/',
  /** The event stream of a browser. */
  live: () => '/ereignisse',
  undo: () => '/rueckgaengig',
  setup: {
    firstRun: (query: { code?: string } = {}) => withQuery('/einrichten', { ...query }),
  },
  account: {
    /** `formular`: the address of a form whose fields travel through the sign-in. */
    signIn: (query: { weiter?: string; formular?: string; beendet?: string } = {}) =>
      withQuery('/anmelden', { ...query }),
    signOut: () => '/abmelden',
    sessions: () => '/konto/sitzungen',
    notices: () => '/konto/benachrichtigungen',
    locale: () => '/sprache',
    theme: () => '/darstellung',
  },
  booking: {
    week: (query: WeekQuery = {}) => withQuery('/kalender', { ...query }),
    day: (query: DayQuery = {}) => withQuery('/kalender/tag', { ...query }),
    /** Calendars to subscribe to. */
    feeds: (query: FeedsQuery = {}) => withQuery('/kalender/abonnieren', { ...query }),
    /** What programs read: `<token>.ics`. */
    feed: (file: string) => `/kalender/abo/${encodeURIComponent(file)}`,
    /** The page with the choices and the preview of a month plan. */
    monthPaper: (query: MonthPaperQuery = {}) => withQuery('/kalender/monatsplan', { ...query }),
    monthPdf: (query: MonthPaperQuery = {}) => withQuery('/kalender/monatsplan.pdf', { ...query }),
    /** The picture of a page, counted from 1. */
    monthPicture: (query: MonthPaperQuery & { seite?: string } = {}) =>
      withQuery('/kalender/monatsplan.svg', { ...query }),
    month: (query: MonthQuery = {}) => withQuery('/kalender/monat', { ...query }),
    /** The week of a facility for people without an account. */
    publicPlan: (facilityId: string, query: Omit<WeekQuery, 'anlage'> = {}) =>
      withQuery(`/plan/${encodeURIComponent(facilityId)}`, { ...query }),
    publicLive: (facilityId: string) => `/plan/${encodeURIComponent(facilityId)}/ereignisse`,
    /** The same week for a frame in another site. */
    embed: (facilityId: string, query: Omit<WeekQuery, 'anlage'> = {}) =>
      withQuery(`/einbetten/${encodeURIComponent(facilityId)}`, { ...query }),
    request: (query: RequestQuery = {}) => withQuery('/buchungen/neu', { ...query }),
    mine: (query: MineQuery = {}) => withQuery('/buchungen', { ...query }),
    booking: (bookingId: string) => `/buchungen/${encodeURIComponent(bookingId)}`,
    cancel: (bookingId: string, query: ScopeQuery = {}) =>
      withQuery(`/buchungen/${encodeURIComponent(bookingId)}/absagen`, { ...query }),
    edit: (bookingId: string, query: ScopeQuery = {}) =>
      withQuery(`/buchungen/${encodeURIComponent(bookingId)}/bearbeiten`, { ...query }),
    archive: (query: ArchiveQuery = {}) => withQuery('/buchungen/archiv', { ...query }),
    approvals: () => '/verwaltung/genehmigungen',
    pendingCount: () => '/verwaltung/genehmigungen/anzahl',
  },
  access: {
    doors: (query: { auftrag?: string } = {}) => withQuery('/tueren', query),
    ask: (query: { tuer?: string } = {}) => withQuery('/tueren/zugang', query),
    confirm: (token: string) => `/tueren/zugang/${encodeURIComponent(token)}`,
    areas: () => '/verwaltung/tueren',
    newArea: () => '/verwaltung/tueren/neu',
    area: (areaId: string, query: AreaQuery = {}) =>
      withQuery(`/verwaltung/tueren/${encodeURIComponent(areaId)}`, { ...query }),
    devices: () => '/verwaltung/tueren/geraete',
    newDevice: () => '/verwaltung/tueren/geraete/neu',
    device: (id: string) => `/verwaltung/tueren/geraete/${encodeURIComponent(id)}`,
    requests: (query: AccessRequestsQuery = {}) => withQuery('/verwaltung/tueren/zugang', { ...query }),
    jobs: (query: DoorJobsQuery = {}) => withQuery('/verwaltung/tueren/auftraege', { ...query }),
  },
  outbox: {
    mails: (query: MailsQuery = {}) => withQuery('/verwaltung/emails', { ...query }),
    mail: (mailId: string, query: { fassung?: 'text' } = {}) =>
      withQuery(`/verwaltung/emails/${encodeURIComponent(mailId)}`, { ...query }),
    /** The HTML of a mail, for a frame. */
    html: (mailId: string) => `/verwaltung/emails/${encodeURIComponent(mailId)}/inhalt`,
    /** Sends all mails of a filter again. */
    resend: (query: MailsQuery = {}) => withQuery('/verwaltung/emails/erneut', { ...query }),
    sender: () => '/verwaltung/emails/einrichtung',
    problemCount: () => '/verwaltung/emails/anzahl',
  },
  facilities: {
    settings: () => '/verwaltung/einstellungen',
    list: () => '/verwaltung/anlagen',
    facility: (facilityId: string) => `/verwaltung/anlagen/${encodeURIComponent(facilityId)}`,
    rooms: () => '/verwaltung/raeume',
    newRoom: () => '/verwaltung/raeume/neu',
    room: (roomId: string, query: RoomQuery = {}) =>
      withQuery(`/verwaltung/raeume/${encodeURIComponent(roomId)}`, { ...query }),
  },
  presence: {
    board: (query: BoardQuery = {}) => withQuery('/anwesenheit', { ...query }),
    mine: (query: MyVisitsQuery = {}) => withQuery('/anwesenheit/meine', { ...query }),
    room: (facilityId: string, slug: string) =>
      `/anwesenheit/${encodeURIComponent(facilityId)}/${encodeURIComponent(slug)}`,
    /** Where an admin checks people in and out. */
    desk: (query: DeskQuery = {}) => withQuery('/verwaltung/anwesenheit', { ...query }),
    visits: (query: VisitsQuery = {}) => withQuery('/verwaltung/anwesenheit/besuche', { ...query }),
    visitsCsv: (query: VisitsQuery = {}) => withQuery('/verwaltung/anwesenheit/besuche.csv', { ...query }),
    visit: (visitId: string, query: { ab?: string } = {}) =>
      withQuery(`/verwaltung/anwesenheit/besuche/${encodeURIComponent(visitId)}`, { ...query }),
    evacuation: () => '/verwaltung/anwesenheit/evakuierung',
    evacuationOf: (facilityId: string) => `/verwaltung/anwesenheit/evakuierung/${encodeURIComponent(facilityId)}`,
    terminals: () => '/verwaltung/anwesenheit/tafeln',
    newTerminal: () => '/verwaltung/anwesenheit/tafeln/neu',
    terminal: (terminalId: string, query: { ab?: string } = {}) =>
      withQuery(`/verwaltung/anwesenheit/tafeln/${encodeURIComponent(terminalId)}`, { ...query }),
    /** A screen on a wall. */
    wall: () => '/tafel',
    wallLive: () => '/tafel/ereignisse',
  },
  api: {
    docs: () => '/api',
    openapi: () => '/api/openapi.json',
    resources: () => '/api/resources',
    teams: () => '/api/teams',
    eventTypes: () => '/api/event-types',
    bookings: (query: BookingsApiQuery = {}) => withQuery('/api/bookings', { ...query }),
    preview: () => '/api/bookings/preview',
    booking: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}`,
    approve: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/approve`,
    reject: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/reject`,
    archive: (bookingId: string) => `/api/bookings/${encodeURIComponent(bookingId)}/archive`,
    presence: (query: PresenceApiQuery = {}) => withQuery('/api/presence', { ...query }),
    visits: () => '/api/visits',
    endVisit: (visitId: string) => `/api/visits/${encodeURIComponent(visitId)}/end`,
    doors: () => '/api/doors',
    openDoor: (slug: string) => `/api/doors/${encodeURIComponent(slug)}/open`,
    doorJob: (jobId: string) => `/api/doors/jobs/${encodeURIComponent(jobId)}`,
  },
  /** Paths for door devices. Devices take theirs from device/protocol.ts. */
  device: {
    enroll: () => '/api/device/enroll',
    poll: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/poll`,
    wait: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/wait`,
    state: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/state`,
    confirm: (deviceId: string) => `/api/device/${encodeURIComponent(deviceId)}/confirm`,
  },
} as const;
