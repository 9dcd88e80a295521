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
  const tagBefore = response.status === 304 ? gzipTag(response.headers) : null;
  if (tagBefore && request.headers.get('If-None-Match')?.includes(tagBefore)) response.headers.set('ETag', tagBefore);
  if (!response.body || request.method === 'HEAD' || response.headers.has('Content-Encoding')) return response;
  if (!compressible.test(response.headers.get('Content-Type') ?? '')) return response;
  response.headers.append('Vary', 'Accept-Encoding');
  if (!/\bgzip\b/.test(request.headers.get('accept-encoding') ?? '')) return response;
  const plain = Buffer.from(await response.arrayBuffer());
  const headers = new Headers(response.headers);
  headers.delete('Content-Length');
  if (plain.byteLength < minimumBytes) return new Response(plain, { status: response.status, headers });
  headers.set('Content-Encoding', 'gzip');
  const tag = gzipTag(headers);
  if (tag) headers.set('ETag', tag);
  return new Response(await gzipAsync(plain, { level: 1 }), { status: response.status, headers });
}

/** Compressed bytes are other ones, so their strong tag must differ (RFC 9110, 8.8.3.3). `isFresh` takes both. */
const gzipTag = (headers: Headers): string | null => headers.get('ETag')?.replace(/"$/, '-gzip"') ?? null;
