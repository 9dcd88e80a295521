import type { AreaInput } from '#app/domains/access/schema.ts';

/** The fields of an area's form as texts. */
export interface AreaValues {
  readonly title: string;
  readonly slug: string;
  readonly facilityId: string;
  readonly roomId: string;
  readonly minAge: string;
  readonly requiredSubscription: string;
  readonly openToMembers: boolean;
  readonly requiresOptin: boolean;
  readonly leadMin: string;
  readonly lagMin: string;
  readonly isActive: boolean;
  readonly deviceId: string;
  readonly pulseS: string;
  readonly pendingTtlS: string;
  readonly checkInOnOpen: boolean;
}

export const valuesOfArea = (area: AreaInput): AreaValues => ({
  title: area.title,
  slug: area.slug,
  facilityId: area.facilityId,
  roomId: area.roomId ?? '',
  minAge: String(area.minAge ?? ''),
  requiredSubscription: area.requiredSubscription ?? '',
  openToMembers: area.openToMembers,
  requiresOptin: area.requiresOptin,
  leadMin: String(area.leadMin),
  lagMin: String(area.lagMin),
  isActive: area.isActive,
  deviceId: area.deviceId ?? '',
  pulseS: String(area.pulseMs / 1000),
  pendingTtlS: String(area.pendingTtlS),
  checkInOnOpen: area.checkInOnOpen,
});

/** The fields of a new area: the defaults of the database. */
export const newAreaValues = (facilityId: string): AreaValues => ({
  title: '',
  slug: '',
  facilityId,
  roomId: '',
  minAge: '',
  requiredSubscription: '',
  openToMembers: true,
  requiresOptin: false,
  leadMin: '15',
  lagMin: '15',
  isActive: true,
  deviceId: '',
  pulseS: '3',
  pendingTtlS: '30',
  checkInOnOpen: false,
});

export function valuesOfForm(form: FormData): AreaValues {
  const text = (name: keyof AreaValues): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const isTicked = (name: keyof AreaValues): boolean => form.get(name) === 'on';
  return {
    title: text('title'),
    slug: text('slug'),
    facilityId: text('facilityId'),
    roomId: text('roomId'),
    minAge: text('minAge'),
    requiredSubscription: text('requiredSubscription'),
    openToMembers: isTicked('openToMembers'),
    requiresOptin: isTicked('requiresOptin'),
    leadMin: text('leadMin'),
    lagMin: text('lagMin'),
    isActive: isTicked('isActive'),
    deviceId: text('deviceId'),
    pulseS: text('pulseS'),
    pendingTtlS: text('pendingTtlS'),
    checkInOnOpen: isTicked('checkInOnOpen'),
  };
}
