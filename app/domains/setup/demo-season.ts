/** A believable half-year: the A-Jugend series of the seed, trainings of every team, home matches, and what still waits. */
import type { DemoEventTypeId, DemoPersonKey, DemoResourceKey, DemoTeamKey } from './demo-club.ts';

export interface DemoSeries {
  team: DemoTeamKey;
  resource: DemoResourceKey;
  dayOfWeek: number;
  startTime: string;
  endTime: string;
  /** Days after the half-year's first day; 40 is 10 February or 9 August. */
  startsAfterDays?: number;
}

export const DEMO_SERIES: readonly DemoSeries[] = [
  { team: 'ajugend', resource: 'links', dayOfWeek: 2, startTime: '16:00', endTime: '18:00', startsAfterDays: 40 },
  { team: 'ajugend', resource: 'links', dayOfWeek: 4, startTime: '17:00', endTime: '18:30' },
  { team: 'bjugend', resource: 'links', dayOfWeek: 1, startTime: '17:00', endTime: '18:30' },
  { team: 'bjugend', resource: 'rechts', dayOfWeek: 4, startTime: '17:00', endTime: '18:30' },
  { team: 'herren1', resource: 'sportplatz', dayOfWeek: 2, startTime: '19:00', endTime: '20:30' },
  { team: 'herren1', resource: 'sportplatz', dayOfWeek: 4, startTime: '19:00', endTime: '20:30' },
  { team: 'herren1', resource: 'fitness', dayOfWeek: 1, startTime: '18:30', endTime: '19:45' },
  { team: 'herren2', resource: 'rechts', dayOfWeek: 3, startTime: '19:00', endTime: '20:30' },
  { team: 'herren2', resource: 'rechts', dayOfWeek: 5, startTime: '19:00', endTime: '20:30' },
  { team: 'fjugend', resource: 'kleinfeld', dayOfWeek: 3, startTime: '16:00', endTime: '17:15' },
  { team: 'fjugend', resource: 'kleinfeld', dayOfWeek: 5, startTime: '16:00', endTime: '17:15' },
  { team: 'leicht6', resource: 'rechts', dayOfWeek: 1, startTime: '16:00', endTime: '17:00' },
  { team: 'leicht9', resource: 'links', dayOfWeek: 3, startTime: '16:30', endTime: '18:00' },
  { team: 'herrenYoga', resource: 'gymnastik', dayOfWeek: 1, startTime: '19:00', endTime: '20:15' },
  { team: 'yogaMixed', resource: 'gymnastik', dayOfWeek: 3, startTime: '18:30', endTime: '19:45' },
  { team: 'yogaMixed', resource: 'gymnastik', dayOfWeek: 5, startTime: '18:00', endTime: '19:15' },
  { team: 'senioren', resource: 'gymnastik', dayOfWeek: 1, startTime: '10:00', endTime: '11:00' },
  { team: 'senioren', resource: 'fitness', dayOfWeek: 4, startTime: '10:00', endTime: '11:00' },
  { team: 'gymnastik', resource: 'kleineHalle', dayOfWeek: 2, startTime: '16:30', endTime: '18:00' },
  { team: 'tischtennis', resource: 'kleineHalle', dayOfWeek: 4, startTime: '18:00', endTime: '20:00' },
  { team: 'handballDamen', resource: 'grosseHalle', dayOfWeek: 3, startTime: '18:00', endTime: '20:00' },
  { team: 'herrenTsv', resource: 'grosseHalle', dayOfWeek: 6, startTime: '10:00', endTime: '12:00' },
];

export interface DemoMatch {
  team: DemoTeamKey;
  resource: DemoResourceKey;
  dayOfWeek: number;
  startTime: string;
  endTime: string;
  opponents: readonly string[];
}

/** Every second week of the season, an opponent each. */
export const DEMO_MATCHES: readonly DemoMatch[] = [
  {
    team: 'herren1',
    resource: 'sportplatz',
    dayOfWeek: 0,
    startTime: '15:00',
    endTime: '17:00',
    opponents: ['SV Walsdorf', 'FSV Wörsdorf', 'TuS Beuerbach', 'SG Orlen', 'SV Heftrich', 'TSG Limbach'],
  },
  {
    team: 'herren2',
    resource: 'sportplatz',
    dayOfWeek: 0,
    startTime: '12:45',
    endTime: '14:45',
    opponents: ['SV Walsdorf II', 'FSV Wörsdorf II', 'TuS Beuerbach II', 'SG Orlen II', 'SV Heftrich II'],
  },
  {
    team: 'ajugend',
    resource: 'sportplatz',
    dayOfWeek: 6,
    startTime: '15:00',
    endTime: '17:00',
    opponents: ['JSG Idsteiner Land', 'JFV Aarbergen', 'SV Niedernhausen'],
  },
  {
    team: 'bjugend',
    resource: 'sportplatz',
    dayOfWeek: 6,
    startTime: '12:30',
    endTime: '14:15',
    opponents: ['JSG Taunusstein', 'SG Walluf', 'JSG Untertaunus'],
  },
  {
    team: 'fjugend',
    resource: 'kleinfeld',
    dayOfWeek: 6,
    startTime: '10:00',
    endTime: '11:30',
    opponents: ['SV Bechtheim', 'TSG Wörsdorf', 'SG Rot-Weiß Wallbach'],
  },
];

export interface DemoSingle {
  /** Days from today; the first such weekday on or after it. */
  fromToday: number;
  dayOfWeek: number;
  resource: DemoResourceKey;
  startTime: string;
  endTime: string;
  title: string;
  type: DemoEventTypeId;
  by: DemoPersonKey;
  team?: DemoTeamKey;
  isPending?: true;
}

export const DEMO_SINGLES: readonly DemoSingle[] = [
  {
    fromToday: 2,
    dayOfWeek: 5,
    resource: 'gastro',
    startTime: '19:00',
    endTime: '22:00',
    title: 'Vorstandssitzung',
    type: 'other',
    by: 'peter.koenig',
  },
  {
    fromToday: 3,
    dayOfWeek: 6,
    resource: 'gastro',
    startTime: '18:00',
    endTime: '24:00',
    title: 'Vereinsabend',
    type: 'event',
    by: 'peter.koenig',
  },
  {
    fromToday: 2,
    dayOfWeek: 3,
    resource: 'sportplatz',
    startTime: '09:00',
    endTime: '11:00',
    title: 'Platzpflege',
    type: 'other',
    by: 'peter.koenig',
  },
  {
    fromToday: 4,
    dayOfWeek: 0,
    resource: 'gymnastik',
    startTime: '10:00',
    endTime: '13:00',
    title: 'Yoga-Workshop',
    type: 'training',
    by: 'anna.schmidt',
    team: 'yogaMixed',
  },
  {
    fromToday: 2,
    dayOfWeek: 1,
    resource: 'grosseHalle',
    startTime: '19:00',
    endTime: '21:00',
    title: 'Handball Damen Training',
    type: 'training',
    by: 'sandra.fischer',
    team: 'handballDamen',
    isPending: true,
  },
  {
    fromToday: 2,
    dayOfWeek: 6,
    resource: 'grosseHalle',
    startTime: '12:00',
    endTime: '14:00',
    title: 'Herren Heimspiel',
    type: 'match',
    by: 'michael.wagner',
    team: 'herrenTsv',
    isPending: true,
  },
  {
    fromToday: 2,
    dayOfWeek: 4,
    resource: 'buergersaal',
    startTime: '19:30',
    endTime: '22:00',
    title: 'Ortsbeirat',
    type: 'other',
    by: 'karin.schaefer',
  },
  {
    fromToday: 3,
    dayOfWeek: 2,
    resource: 'buergersaal',
    startTime: '15:00',
    endTime: '17:30',
    title: 'Seniorennachmittag',
    type: 'event',
    by: 'karin.schaefer',
  },
];
