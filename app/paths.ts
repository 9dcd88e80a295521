import type {
  AccessRequestsQuery,
  ArchiveQuery,
  AreaQuery,
  BoardQuery,
  CrewQuery,
  DayQuery,
  DeskQuery,
  DoorJobsQuery,
  FeedsQuery,
  FundingAuditQuery,
  FundingQuery,
  MailsQuery,
  MineQuery,
  MonthPaperQuery,
  MonthQuery,
  MyVisitsQuery,
  NewShiftQuery,
  ReceiptsQuery,
  RequestQuery,
  RoomQuery,
  RosterQuery,
  ScopeQuery,
  TimesQuery,
  VisitsQuery,
  WeekQuery,
} from './path-queries.ts';
import { apiPaths, devicePaths } from './program-paths.ts';
import { withQuery } from './with-query.ts';

/** The only way to write a link. Every URL of routes.ts has its function here; a test compares the two files. */
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
    /** The week of a hall for the town. */
    hallSheet: (query: { ressource?: string; woche?: string } = {}) =>
      withQuery('/buchungen/hallenblatt', { ...query }),
    /** The week of a facility for people without an account. */
    publicPlan: (facilityId: string, query: Omit<WeekQuery, 'anlage'> = {}) =>
      withQuery(`/plan/${encodeURIComponent(facilityId)}`, { ...query }),
    publicLive: (facilityId: string) => `/plan/${encodeURIComponent(facilityId)}/ereignisse`,
    /** The same week for a frame in another site. */
    embed: (facilityId: string, query: Omit<WeekQuery, 'anlage'> = {}) =>
      withQuery(`/einbetten/${encodeURIComponent(facilityId)}`, { ...query }),
    request: (query: RequestQuery = {}) => withQuery('/buchungen/neu', { ...query }),
    mine: (query: MineQuery = {}) => withQuery('/buchungen', { ...query }),
    /** Who came. `buchung`: one date alone. */
    usage: (query: { buchung?: string; weiter?: string } = {}) => withQuery('/buchungen/teilnahme', { ...query }),
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
    /** The terminal at the entrance. */
    kiosk: () => '/terminal',
    /** What identifies a staff member at a terminal. */
    badges: (staffId: string) => `/verwaltung/dienste/mitarbeiter/${encodeURIComponent(staffId)}/ausweis`,
    /** Issues a badge and answers with its print. */
    badgeCard: (staffId: string) => `/verwaltung/dienste/mitarbeiter/${encodeURIComponent(staffId)}/ausweis/karte.pdf`,
    ownPin: () => '/konto/pin',
  },
  staff: {
    roster: (query: RosterQuery = {}) => withQuery('/dienstplan', { ...query }),
    /** The week on a sheet of A4. */
    rosterPaper: (query: RosterQuery = {}) => withQuery('/dienstplan/drucken', { ...query }),
    newShift: (query: NewShiftQuery = {}) => withQuery('/dienstplan/neu', { ...query }),
    shift: (shiftId: string, query: { ab?: string } = {}) =>
      withQuery(`/dienstplan/dienste/${encodeURIComponent(shiftId)}`, { ...query }),
    generate: (query: { von?: string; bis?: string } = {}) => withQuery('/dienstplan/aus-vorlagen', { ...query }),
    requests: () => '/dienstplan/anfragen',
    mine: () => '/meine-dienste',
    /** How many offers the person could take, for the navigation. */
    offerCount: () => '/meine-dienste/anzahl',
    templates: (query: CrewQuery = {}) => withQuery('/verwaltung/dienste/vorlagen', { ...query }),
    newTemplate: () => '/verwaltung/dienste/vorlagen/neu',
    template: (templateId: string, query: { ab?: string } = {}) =>
      withQuery(`/verwaltung/dienste/vorlagen/${encodeURIComponent(templateId)}`, { ...query }),
    workAreas: () => '/verwaltung/dienste/bereiche',
    newWorkArea: () => '/verwaltung/dienste/bereiche/neu',
    workArea: (workAreaId: string, query: { ab?: string } = {}) =>
      withQuery(`/verwaltung/dienste/bereiche/${encodeURIComponent(workAreaId)}`, { ...query }),
    members: (query: CrewQuery = {}) => withQuery('/verwaltung/dienste/mitarbeiter', { ...query }),
    newMember: () => '/verwaltung/dienste/mitarbeiter/neu',
    member: (staffId: string, query: { ab?: string } = {}) =>
      withQuery(`/verwaltung/dienste/mitarbeiter/${encodeURIComponent(staffId)}`, { ...query }),
    clock: () => '/stempeluhr',
    /** What the phone shows without a network. */
    clockOffline: () => '/stempeluhr/ohne-netz',
    /** Whose session this browser has. */
    clockPerson: () => '/stempeluhr/person',
    /** The own days of a month. */
    clockMonth: (query: { monat?: string } = {}) => withQuery('/stempeluhr/monat', { ...query }),
    times: (query: TimesQuery = {}) => withQuery('/zeiten', { ...query }),
    time: (sessionId: string) => `/zeiten/${encodeURIComponent(sessionId)}`,
    timesCsv: (query: TimesQuery = {}) => withQuery('/zeiten/export.csv', { ...query }),
    corrections: (query: { ab?: string; status?: string } = {}) => withQuery('/zeiten/korrekturen', { ...query }),
    months: (query: { monat?: string } = {}) => withQuery('/zeiten/monate', { ...query }),
    timeSheet: (staffId: string, query: { monat?: string } = {}) =>
      withQuery(`/zeiten/stundenzettel/${encodeURIComponent(staffId)}`, { ...query }),
    timeSheetPdf: (staffId: string, query: { monat?: string } = {}) =>
      withQuery(`/zeiten/stundenzettel/${encodeURIComponent(staffId)}/blatt.pdf`, { ...query }),
    timeSheetXlsx: (staffId: string, query: { monat?: string } = {}) =>
      withQuery(`/zeiten/stundenzettel/${encodeURIComponent(staffId)}/blatt.xlsx`, { ...query }),
  },
  funding: {
    /** The grants of an admin; the own sub-projects and measures of everyone else. */
    projects: (query: FundingQuery = {}) => withQuery('/foerderung', { ...query }),
    /** The number of measures that are due for the person. */
    dueCount: () => '/foerderung/anzahl',
    newGrant: () => '/foerderung/neu',
    /** `bescheid`: the letter whose form is open. */
    grant: (grantId: string, query: { bescheid?: string; ab?: string } = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}`, { ...query }),
    editGrant: (grantId: string) => `/foerderung/${encodeURIComponent(grantId)}/bearbeiten`,
    newSubproject: (grantId: string, query: { unter?: string } = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}/teilprojekte/neu`, { ...query }),
    subproject: (subprojectId: string) => `/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}`,
    editSubproject: (subprojectId: string) => `/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}/bearbeiten`,
    split: (subprojectId: string) => `/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}/teilen`,
    merge: (grantId: string, query: { teil?: readonly string[] } = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}/zusammenfuehren`, { ...query }),
    history: (subprojectId: string, query: { ab?: string } = {}) =>
      withQuery(`/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}/historie`, { ...query }),
    /** The roles in a sub-project, or in one of its measures. */
    assignments: (subprojectId: string, query: { massnahme?: string } = {}) =>
      withQuery(`/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}/zuweisungen`, { ...query }),
    newMeasure: (subprojectId: string, query: { unter?: string } = {}) =>
      withQuery(`/foerderung/teilprojekte/${encodeURIComponent(subprojectId)}/massnahmen/neu`, { ...query }),
    measure: (measureId: string, query: { ab?: string } = {}) =>
      withQuery(`/foerderung/massnahmen/${encodeURIComponent(measureId)}`, { ...query }),
    /** Plan lines: approved, revised, actual. */
    plan: (grantId: string) => `/foerderung/${encodeURIComponent(grantId)}/finanzplan`,
    newLine: (grantId: string, query: { art?: string } = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}/finanzplan/neu`, { ...query }),
    line: (lineId: string) => `/foerderung/finanzplan/${encodeURIComponent(lineId)}`,
    receipts: (grantId: string, query: ReceiptsQuery = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}/belege`, { ...query }),
    newReceipt: (grantId: string, query: { zeile?: string; teilprojekt?: string; massnahme?: string } = {}) =>
      withQuery(`/foerderung/${encodeURIComponent(grantId)}/belege/neu`, { ...query }),
    receipt: (receiptId: string) => `/foerderung/belege/${encodeURIComponent(receiptId)}`,
    receiptFile: (receiptId: string) => `/foerderung/belege/${encodeURIComponent(receiptId)}/datei`,
    /** Applications from a file. */
    imports: () => '/foerderung/einlesen',
    import: (batchId: string) => `/foerderung/einlesen/${encodeURIComponent(batchId)}`,
    /** The rows with errors, as CSV. */
    importErrors: (batchId: string) => `/foerderung/einlesen/${encodeURIComponent(batchId)}/fehler.csv`,
    /** The file to fill in. */
    importTemplate: () => '/foerderung/einlesen/vorlage.csv',
    audit: (query: FundingAuditQuery = {}) => withQuery('/foerderung/protokoll', { ...query }),
    auditCsv: (query: FundingAuditQuery = {}) => withQuery('/foerderung/protokoll.csv', { ...query }),
  },
  api: apiPaths,
  device: devicePaths,
} as const;
