/** The message of an event stream about a change: not the record, only where to read again. */
export interface TopicMessage {
  readonly topic: string;
  /** Record that the change belongs to; empty when the topic has only one. */
  readonly root: string;
  readonly version: number;
}

export interface Topic {
  readonly name: string;
  /** True for the messages of this topic. Usable on server events and on parsed stream data. */
  readonly is: <Event>(event: Event) => event is Event & TopicMessage;
}

/** A kind of change that browsers or processes subscribe to. Each room lists its topics in `live.ts`. */
export function topic(name: string): Topic {
  return {
    name,
    is: <Event>(event: Event): event is Event & TopicMessage =>
      typeof event === 'object' && event !== null && 'topic' in event && event.topic === name && 'root' in event,
  };
}
