/** The parameters of addresses, by their German names. */

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
  /** The own shifts. */
  dienste?: '1';
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

export interface BoardQuery {
  /** Id of a facility. */
  anlage?: string;
}

export interface MyVisitsQuery {
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

export interface RoomQuery {
  /** Where the page of the audit begins. */
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

export interface RosterQuery {
  /** 2026-W48 */
  woche?: string;
  /** Id of a facility. */
  anlage?: string;
  /** Rows are people unless it says stations. */
  zeilen?: 'stationen';
  /** YYYY-MM-DD, the day on a phone. */
  tag?: string;
}

export interface NewShiftQuery {
  /** YYYY-MM-DD */
  datum?: string;
  /** Ids. */
  bereich?: string;
  mitarbeiter?: string;
  station?: string;
  /** Where the form returns to. */
  weiter?: string;
}

export interface CrewQuery {
  suche?: string;
  rolle?: string;
  /** Without it the active ones. */
  zustand?: 'alle';
  ab?: string;
}

export interface TimesQuery {
  mitarbeiter?: string;
  /** YYYY-MM-DD, both included. */
  von?: string;
  bis?: string;
  zustand?: string;
  /** Open and flagged sessions only. */
  pruefen?: '1';
  ab?: string;
}

export interface FundingQuery {
  suche?: string;
  /** Without it those that are not archived. */
  zustand?: 'alle';
  ab?: string;
}

export interface ReceiptsQuery {
  suche?: string;
  /** Ids of a plan line and of a sub-project. */
  zeile?: string;
  teilprojekt?: string;
  /** YYYY-MM-DD, both included. */
  von?: string;
  bis?: string;
  ab?: string;
}

export interface FundingAuditQuery {
  /** teilprojekt, massnahme, zuweisung, zuwendung, beleg */
  art?: string;
  /** Ids of a record and of a person. */
  datensatz?: string;
  person?: string;
  von?: string;
  bis?: string;
  ab?: string;
}
