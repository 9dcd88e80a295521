import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { type DoorFacts, readDoorFacts } from '#app/domains/access/jobs/door-facts.server.ts';
import { isReachable } from '#app/domains/access/rules/devices.ts';
import { type DoorStanding, rankOf, standingOf } from '#app/domains/access/rules/standing.ts';
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
  /** Whether access can be requested, and the state of the request; `wasAsked`: an earlier one expired or was revoked. */
  readonly request: {
    readonly isPossible: boolean;
    readonly state: 'requested' | 'confirmed' | null;
    readonly wasAsked: boolean;
  };
  readonly standing: DoorStanding;
  /** Of the area's operator. */
  readonly phone: string | null;
  /** When a booking or a shift opens the door; ISO instants and the zone of the facility. */
  readonly window: {
    readonly ground: 'booking' | 'shift';
    readonly from: string;
    readonly until: string;
    readonly timeZone: string;
  } | null;
}

/**
 * The doors that a person may see (D18), each with the reasons against it before any press (ux 11); what opens
 * now comes first, each standing in the order of the facilities. Three statements.
 */
export async function listMyDoors({ db, now }: ReadCtx, actor: Pick<Actor, 'id'>): Promise<MyDoor[]> {
  const all = await readDoorFacts(db, { userId: actor.id, day: today(now, HOME_ZONE) });
  const doors = all.filter((facts) => isAreaVisible(facts, facts.request !== null)).map(myDoor);
  return doors.toSorted((a, b) => rankOf(a.standing) - rankOf(b.standing));
}

function myDoor(facts: DoorFacts): MyDoor {
  const { area } = facts;
  const right = decideDoorRight(facts);
  const window = nextWindow(facts);
  const reasons = right.isAllowed ? [] : right.reasons;
  const isAtHand = facts.devices.some((device) => isReachable(device, facts.nowMs));
  const request = {
    isPossible: area.isActive && (area.requiresOptin || !area.openToMembers),
    state: facts.request,
    wasAsked: facts.hadRequest,
  };
  return {
    areaId: area.id,
    slug: area.slug,
    title: area.title,
    facilityName: area.facilityName,
    isAllowed: right.isAllowed,
    reasons,
    minAge: area.minAge,
    hasBirthDate: Boolean(facts.person?.birthDate),
    requiredSubscription: area.requiredSubscription,
    isReachable: isAtHand,
    request,
    standing: standingOf({ isAllowed: right.isAllowed, isReachable: isAtHand, reasons, request }),
    phone: area.operatorPhone,
    window: window && {
      ground: window.ground,
      from: instantOfMs(window.fromMs).toString(),
      until: instantOfMs(window.untilMs).toString(),
      timeZone: area.timeZone,
    },
  };
}
