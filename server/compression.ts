import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const gzipAsync = promisify(gzip);
const minimumBytes = 2048;
const compressible = /^(?:text\/html|text\/x-script|text\/calendar|application\/(?:[\w.+-]*\+)?json)/;

/**
 * Compresses an answer as a whole, at the cheapest level; never an event stream, which would stall. Returns the same response
 * when there is nothing to gain or the client did not ask.
 */
export async function compressWhole(request: Request, response: Response): Promise<Response> {
  if (!response.body || request.method === 'HEAD' || response.headers.has('Content-Encoding')) return response;
  if (!compressible.test(response.headers.get('Content-Type') ?? '')) return response;
  response.headers.append('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  if (plain.byteLength < minimumBytes) return new Response(plain, { status: response.status, headers });
  headers.set('Content-Encoding', 'gzip');
  return new Response(await gzipAsync(plain, { level: 1 }), { status: response.status, headers });
}
