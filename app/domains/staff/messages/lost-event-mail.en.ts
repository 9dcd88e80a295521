export const en = {
  subject: '{count, plural, one {A shift} other {# shifts}} without an event: {title}, {date}',
  greeting: 'Hello {name},',
  opening:
    'the event “{title}” does not take place as planned. {count, plural, one {This shift is} other {These # shifts are}} published and {count, plural, one {stays} other {stay}} until someone cancels or changes {count, plural, one {it} other {them}}:',
  people: '{count, plural, =0 {nobody is assigned} one {one person is assigned} other {# people are assigned}}',
  moved: 'The event is now on {date}.',
  link: 'To the roster',
} as const;
