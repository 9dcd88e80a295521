import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type DoorFacts, readDoorFacts } from '#app/domains/access/jobs/door-facts.server.ts';
import { isReachable } from '#app/domains/access/rules/devices.ts';
import { decideDoorRight, type DoorReason, isAreaVisible, nextWindow } from '#app/domains/access/rules/right.ts';

/** A door as one person sees it. */
export interface MyDoor {
  readonly areaId: string;
  readonly slug: string;
  readonly title: string;
  readonly facilityName: string;
  readonly isAllowed: boolean;
  readonly reasons: readonly DoorReason[];
  /** Fills the texts of the reasons. */
  readonly minAge: number | null;
  readonly hasBirthDate: boolean;
  readonly requiredSubscription: string | null;
  readonly isReachable: boolean;
  /** Whether access can be requested, and the state of the request. */
  readonly request: { readonly isPossible: boolean; readonly state: 'requested' | 'confirmed' | null };
  /** When a booking opens the door; ISO instants and the zone of the facility. */
  readonly window: { readonly from: string; readonly until: string; readonly timeZone: string } | null;
}

/** The doors that a person may see (D18), each with the reasons against it before any press (ux 11). Two statements. */
export async function listMyDoors({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<MyDoor[]> {
  const all = await readDoorFacts(db, { userId: actor.id, day: today(now, HOME_ZONE) });
  return all.filter((facts) => isAreaVisible(facts, facts.request !== null)).map(myDoor);
}

function myDoor(facts: DoorFacts): MyDoor {
  const { area, request } = facts;
  const right = decideDoorRight(facts);
  const window = nextWindow(facts);
  return {
    areaId: area.id,
    slug: area.slug,
    title: area.title,
    facilityName: area.facilityName,
    isAllowed: right.isAllowed,
    reasons: right.isAllowed ? [] : right.reasons,
    minAge: area.minAge,
    hasBirthDate: Boolean(facts.person?.birthDate),
    requiredSubscription: area.requiredSubscription,
    isReachable: facts.devices.some((device) => isReachable(device, facts.nowMs)),
    request: { isPossible: area.isActive && (area.requiresOptin || !area.openToMembers), state: request },
    window: window && {
      from: instantOfMs(window.fromMs).toString(),
      until: instantOfMs(window.untilMs).toString(),
      timeZone: area.timeZone,
    },
  };
}
