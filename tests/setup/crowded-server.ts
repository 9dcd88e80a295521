import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';

/** Refuses its first caller after a greeting, as a full PostgreSQL does (53300), and lets the others through. */
export async function openCrowdedServer(databaseUrl: string): Promise<{ url: string; close(): void }> {
  const { hostname, port } = new URL(databaseUrl);
  let isFull = true;
  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (isFull) {
      isFull = false;
      near.once('data', () => {
        const fields = Buffer.from('SFATAL\0VFATAL\0C53300\0Mtoo many clients\0\0');
        const head = Buffer.alloc(5);
        head.write('E');
        head.writeInt32BE(fields.length + 4, 1);
        near.write(Buffer.concat([head, fields]));
        // The message arrives before the end.
        setTimeout(() => near.end(), 5);
      });
      return;
    }
    const far = connect(Number(port), hostname);
    far.on('error', () => undefined);
    near.pipe(far).pipe(near);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const crowded = new URL(databaseUrl);
  crowded.port = String((server.address() as AddressInfo).port);
  return { url: crowded.href, close: () => void server.close() };
}
