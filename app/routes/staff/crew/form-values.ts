import type { MemberRow, TemplateRow, WorkAreaRow } from '#app/domains/staff/store/crew-rows.server.ts';

/** The fields of the crew's forms as texts. */
export interface MemberValues {
  readonly userId: string;
  readonly employmentKind: string;
  readonly externalRef: string;
  readonly weeklyHours: string;
  readonly roles: string;
  readonly allowsSplitDay: boolean;
}

export interface WorkAreaValues {
  readonly place: string;
  readonly name: string;
  readonly color: string;
  readonly clockSuggestion: string;
}

export interface TemplateValues {
  readonly code: string;
  readonly name: string;
  readonly role: string;
  readonly station: string;
  readonly workAreaId: string;
  readonly weekdays: readonly string[];
  readonly startTimeLocal: string;
  readonly endTimeLocal: string;
  readonly endTimeType: string;
  readonly endTimeFixed: string;
  readonly closePlusMinutes: string;
  readonly requiredStaffCount: string;
  readonly skipHolidays: boolean;
  readonly eventMode: boolean;
  readonly active: boolean;
}

const textIn = (form: FormData) => (name: string) => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

export const NEW_MEMBER: MemberValues = {
  userId: '',
  employmentKind: 'employee',
  externalRef: '',
  weeklyHours: '',
  roles: '',
  allowsSplitDay: false,
};

export function memberOfForm(form: FormData): MemberValues {
  const text = textIn(form);
  return {
    userId: text('userId'),
    employmentKind: text('employmentKind'),
    externalRef: text('externalRef'),
    weeklyHours: text('weeklyHours'),
    roles: text('roles'),
    allowsSplitDay: form.get('allowsSplitDay') === 'on',
  };
}

export const memberOfRow = (row: MemberRow, roleName: (role: string) => string): MemberValues => ({
  userId: row.userId,
  employmentKind: row.employmentKind,
  externalRef: row.externalRef ?? '',
  weeklyHours: row.weeklyHours === null ? '' : String(row.weeklyHours),
  roles: row.roles.map(roleName).join(', '),
  allowsSplitDay: row.allowsSplitDay,
});

export const newWorkArea = (facilityId: string): WorkAreaValues => ({
  place: facilityId,
  name: '',
  color: '#2563eb',
  clockSuggestion: 'suggest',
});

export function workAreaOfForm(form: FormData): WorkAreaValues {
  const text = textIn(form);
  return {
    place: text('place'),
    name: text('name'),
    color: text('color'),
    clockSuggestion: text('clockSuggestion'),
  };
}

export const workAreaOfRow = ({ facilityId, roomId, name, color, clockSuggestion }: WorkAreaRow): WorkAreaValues => ({
  place: roomId === null ? facilityId : `${facilityId}/${roomId}`,
  name,
  color,
  clockSuggestion,
});

export const NEW_TEMPLATE: TemplateValues = {
  code: '',
  name: '',
  role: '',
  station: '',
  workAreaId: '',
  weekdays: ['1', '2', '3', '4', '5', '6', '0'],
  startTimeLocal: '',
  endTimeLocal: '',
  endTimeType: '',
  endTimeFixed: '',
  closePlusMinutes: '',
  requiredStaffCount: '1',
  skipHolidays: false,
  eventMode: false,
  active: true,
};

export function templateOfForm(form: FormData): TemplateValues {
  const text = textIn(form);
  return {
    code: text('code'),
    name: text('name'),
    role: text('role'),
    station: text('station'),
    workAreaId: text('workAreaId'),
    weekdays: form.getAll('weekdays').filter((value): value is string => typeof value === 'string'),
    startTimeLocal: text('startTimeLocal'),
    endTimeLocal: text('endTimeLocal'),
    endTimeType: text('endTimeType'),
    endTimeFixed: text('endTimeFixed'),
    closePlusMinutes: text('closePlusMinutes'),
    requiredStaffCount: text('requiredStaffCount'),
    skipHolidays: form.get('skipHolidays') === 'on',
    eventMode: form.get('eventMode') === 'on',
    active: form.get('active') === 'on',
  };
}

export const templateOfRow = (row: TemplateRow, roleName: (role: string) => string): TemplateValues => ({
  code: row.code,
  name: row.name,
  role: roleName(row.role),
  station: row.station ?? '',
  workAreaId: row.workAreaId ?? '',
  weekdays: row.weekdays.map(String),
  startTimeLocal: row.startTimeLocal,
  endTimeLocal: row.endTimeLocal,
  endTimeType: row.endTimeType ?? '',
  endTimeFixed: row.endTimeFixed ?? '',
  closePlusMinutes: row.closePlusMinutes === null ? '' : String(row.closePlusMinutes),
  requiredStaffCount: String(row.requiredStaffCount),
  skipHolidays: row.skipHolidays,
  eventMode: row.eventMode,
  active: row.active,
});
