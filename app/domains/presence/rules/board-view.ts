/** What a screen shows of rooms and people. Times are wall times of the facility. */
export interface BoardPerson {
  readonly visitId: string;
  readonly userId: string;
  readonly name: string;
  readonly isSelf: boolean;
  /** How others see the viewer; null for other people. */
  readonly othersSee: 'counted' | 'first_name' | 'name' | null;
  /** `date` is null today. */
  readonly since: { readonly date: string | null; readonly time: string };
  readonly plannedEnd: string | null;
  readonly guestCount: number;
  readonly work: string | null;
}

export interface BoardRoom {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly facilityId: string;
  readonly facilityName: string;
  /** False while it is out of service, though people are in it. */
  readonly isActive: boolean;
  readonly people: number;
  readonly guests: number;
  /** People whom the viewer does not see by name. */
  readonly unnamed: number;
  readonly named: readonly BoardPerson[];
}
