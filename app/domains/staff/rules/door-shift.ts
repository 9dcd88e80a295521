/** A published shift of a person as a ground to open doors (staff.md, The door). */
export interface DoorShift {
  readonly shiftId: string;
  /** Of the shift's work area. */
  readonly facilityId: string;
  /** The work area's room; null opens the areas of the facility that have no room. */
  readonly roomId: string | null;
  readonly startMs: number;
  readonly endMs: number;
}
