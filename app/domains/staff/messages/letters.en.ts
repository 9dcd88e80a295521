export const en = {
  feed: {
    name: 'My shifts',
    title: 'Shift: {what}',
    cancelled: 'Cancelled: {title}',
  },
  greeting: 'Hello {name},',
  message: 'Message: {message}',
  inReturn: 'In return:',
  link: 'My shifts',
  linkRequests: 'See requests',
  offered: {
    subject: 'Who takes over? {shift}',
    opening: '{person} wants to give this shift away:',
    hint: 'Take it under “My shifts”. The first to accept gets it.',
  },
  exchange: {
    subject: 'Swap shifts? {shift}',
    opening: '{person} wants to swap this shift:',
    hint: 'Accept or decline under “My shifts”.',
  },
  open: {
    subject: 'Open shift: {shift}',
    opening: 'This shift has a free place:',
    hint: 'Take it under “My shifts”. The first to accept gets it.',
  },
  waiting: {
    subject: 'Waits for approval: {shift}',
    opening: '{person} would take this shift. A manager still has to approve:',
  },
  refused: {
    subject: 'Stays as planned: {shift}',
    opening: '{person} declined the request about this shift. The roster stays as it was:',
  },
  settled: {
    subject: 'Absence settled: {shift}',
    opening: '{person} settled the message “cannot come” about this shift:',
  },
  withdrawn: {
    subject: 'Request withdrawn: {shift}',
    opening: '{person} withdrew the request about this shift. The roster stays as it was:',
  },
  toApprove: {
    subject: 'Approve a swap: {shift}',
    opening: '{person} would take this shift, so far of {other}:',
  },
  absent: {
    subject: 'Cannot come: {shift}',
    opening: '{person} cannot come to this shift. No other person has it yet:',
  },
  reminder: {
    subject: 'Tomorrow: {shift}',
    opening: '{count, plural, one {this shift is tomorrow:} other {these # shifts are tomorrow:}}',
  },
} as const;
