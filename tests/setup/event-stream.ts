import type { Client } from './client.ts';

export interface StreamedEvent {
  readonly event: string;
  readonly data: unknown;
}

export interface EventStream {
  /** All named events until now, in order. */
  readonly events: readonly StreamedEvent[];
  /** Settles with true when the server ends the stream, with false when the connection breaks. */
  readonly ended: Promise<boolean>;
  close(): void;
}

/** Opens an event stream as a browser's EventSource does, and waits for its first bytes. */
export async function openEvents(person: Client, path: string): Promise<EventStream> {
  const stop = new AbortController();
  const answer = await person.get(path, { headers: { accept: 'text/event-stream' }, signal: stop.signal });
  if (answer.status !== 200 || !answer.body) throw new Error(`${path} answered ${answer.status}`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const events: StreamedEvent[] = [];
  let rest = (await reader.read()).value ?? '';
  const readAll = async (): Promise<boolean> => {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return true;
        const blocks = (rest + value).split('\n\n');
        rest = blocks.pop() ?? '';
        for (const block of blocks) {
          const event = /^event: (.*)$/m.exec(block)?.[1];
          const text = /^data: (.*)$/m.exec(block)?.[1] ?? 'null';
          if (event) events.push({ event, data: JSON.parse(text) });
        }
      }
    } catch {
      return false;
    }
  };
  return { events, ended: readAll(), close: () => stop.abort() };
}
