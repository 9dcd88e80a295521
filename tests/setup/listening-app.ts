import { listen } from '#server/listen.ts';

export interface ListeningApp {
  /** http://127.0.0.1 and its port, without a slash at the end. */
  readonly origin: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves a web app of this process on a free port. */
export async function startListening(fetch: Parameters<typeof listen>[0]): Promise<ListeningApp> {
  const listener = await listen(fetch, { port: 0, host: '127.0.0.1' });
  return {
    origin: `http://127.0.0.1:${listener.port}`,
    port: listener.port,
    stop: async () => {
      listener.stopAccepting();
      await listener.finish(100);
    },
  };
}
