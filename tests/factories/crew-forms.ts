import type { MemberInput, TemplateInput, WorkAreaInput } from '#app/domains/staff/crew/schema.ts';

/** The fields of the crew's forms as they are sent the first time. */
export const memberInput = (values: Partial<MemberInput> = {}): MemberInput => ({
  employmentKind: 'employee',
  externalRef: null,
  weeklyHours: 20,
  roles: ['service'],
  allowsSplitDay: false,
  ...values,
});

export const workAreaInput = (values: Partial<WorkAreaInput> & Pick<WorkAreaInput, 'facilityId'>): WorkAreaInput => ({
  roomId: null,
  name: 'Theke',
  color: '#336699',
  clockSuggestion: 'suggest',
  ...values,
});

export const templateInput = (values: Partial<TemplateInput> = {}): TemplateInput => ({
  code: 'SVC_EARLY',
  name: 'Frühdienst',
  role: 'service',
  station: null,
  workAreaId: null,
  weekdays: [1, 2, 3, 4, 5],
  startTimeLocal: '10:00',
  endTimeLocal: '16:00',
  endTimeType: null,
  endTimeFixed: null,
  closePlusMinutes: null,
  requiredStaffCount: 1,
  skipHolidays: false,
  eventMode: false,
  active: true,
  ...values,
});
