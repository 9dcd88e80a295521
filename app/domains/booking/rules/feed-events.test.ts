import { describe, expect, it } from 'vitest';
import { type FeedBooking, feedEventFor, type FeedWords } from './feed-events.ts';
import type { Viewer } from './visibility.ts';

const words: FeedWords = {
  requested: 'angefragt',
  notYetApproved: 'noch nicht genehmigt',
  cancelled: (title) => `Abgesagt: ${title}`,
  person: (name) => `für ${name}`,
};
const booking: FeedBooking = {
  isCancelled: false,
  title: 'Training',
  description: 'Bälle\nmitbringen',
  typeLabel: 'Training',
  teamName: 'A-Jugend',
  clubName: 'SGH',
  personName: 'Max Müller',
  status: 'approved',
  decision: 'approved',
  createdBy: 'max',
  userId: 'max',
  isMyTeam: false,
  operatorId: 'ours',
};
const owner: Viewer = { id: 'max', role: 'trainer', operatorId: null };
const member: Viewer = { id: 'eva', role: 'member', operatorId: null };
const admin: Viewer = { id: 'peter', role: 'admin', operatorId: 'ours' };
const otherAdmin: Viewer = { ...admin, operatorId: 'theirs' };
const plan = ['Training', 'A-Jugend, SGH', 'für Max Müller'];
const full = [...plan, 'Bälle', 'mitbringen'];
const confirmed = { title: 'Training', category: 'Training', status: 'CONFIRMED', isOpen: true };
const pending = { status: 'pending', decision: null } as const;
const withheld = { title: 'angefragt', description: [], category: null, status: 'TENTATIVE', isOpen: false };

describe('feedEventFor', () => {
  it.each([
    ['the person', owner, full],
    ['a member', member, plan],
    ['an admin of the operator', admin, full],
    ['an admin of another operator', otherAdmin, plan],
  ])('gives an approved booking with the texts that %s may see', (_who, viewer, description) => {
    expect(feedEventFor(viewer, booking, words)).toEqual({ ...confirmed, description });
  });

  it('gives a request without a text, except to the involved and admins of the operator', () => {
    const request = { ...booking, ...pending };
    const shown = { ...confirmed, status: 'TENTATIVE', description: ['noch nicht genehmigt', ...full] };
    expect(feedEventFor(owner, request, words)).toEqual(shown);
    expect(feedEventFor(admin, request, words)).toEqual(shown);
    expect(feedEventFor(member, request, words)).toEqual(withheld);
    expect(feedEventFor(otherAdmin, request, words)).toEqual(withheld);
  });

  it('keeps a past booking that was approved', () => {
    expect(feedEventFor(member, { ...booking, status: 'expired' }, words)?.status).toBe('CONFIRMED');
  });

  it('calls a cancelled booking so, without a link to it', () => {
    const gone = { title: 'Abgesagt: Training', status: 'CANCELLED', isOpen: false };
    expect(feedEventFor(member, { ...booking, isCancelled: true }, words)).toMatchObject(gone);
    const request = { ...booking, ...pending, isCancelled: true };
    const cancelled = { ...withheld, title: 'Abgesagt: angefragt', status: 'CANCELLED' };
    expect(feedEventFor(member, request, words)).toEqual(cancelled);
  });

  it.each([
    ['rejected', { status: 'rejected', decision: 'rejected' }],
    ['expired without a decision', { status: 'expired', decision: null }],
    ['archived', { status: 'archived', decision: 'approved' }],
  ] as const)('leaves out what is %s, for every viewer', (_state, change) => {
    for (const viewer of [owner, member, admin, otherAdmin])
      expect(feedEventFor(viewer, { ...booking, ...change }, words)).toBeNull();
  });
});
