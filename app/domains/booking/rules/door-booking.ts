/** When and where a person has an approved booking; instants in milliseconds since 1970. */
export interface DoorBooking {
  readonly bookingId: string;
  readonly facilityId: string;
  /** Rooms of what it occupies. */
  readonly roomIds: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
}
