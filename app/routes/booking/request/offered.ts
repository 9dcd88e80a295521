import type { RequestDraft } from '#app/domains/booking/rules/request-draft.ts';

/** Names the lists above place and team that the page was made for. */
export const CHOICES_FIELD = 'offered';

export function choicesKey({ facilityId, groupId, clubId, departmentId }: RequestDraft): string {
  return [facilityId, groupId, clubId, departmentId].join(' ');
}
