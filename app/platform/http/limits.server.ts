export const maxBodyBytes = 2 * 1024 * 1024;

/** True for addresses that no route can mean: broken percent encoding, or a NUL, which PostgreSQL cannot store. */
export function isMalformedUrl(url: string): boolean {
  try {
    const { pathname, search } = new URL(url);
    return decodeURIComponent(pathname).includes('\0') || decodeURIComponent(search).includes('\0');
  } catch {
    return true;
  }
}

const formTypes = /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/i;

/**
 * Can a page's action read this body? Another type or a torn multipart body would make `request.formData()` throw, which
 * is the sender's mistake and not ours.
 */
export async function readabilityOf(request: Request): Promise<'form' | 'other_type' | 'torn'> {
  const type = request.headers.get('content-type') ?? '';
  if (!formTypes.test(type)) return 'other_type';
  if (!/^multipart/i.test(type)) return 'form';
  return request
    .clone()
    .formData()
    .then(
      () => 'form' as const,
      () => 'torn' as const,
    );
}

/**
 * Bounds the body before anything parses it. Returns null when it is too large, otherwise a request to go on with:
 * the same one when its length is announced (Node holds the client to it), one with the bytes read when it is not.
 */
export async function limitBody(request: Request, maxBytes: number = maxBodyBytes): Promise<Request | null> {
  const announced = request.headers.get('content-length');
  if (announced !== null) return Number(announced) > maxBytes ? null : request;
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: Buffer.concat(chunks),
    signal: request.signal,
  });
}
