/** An answer in the form of RFC 9457; `code` is stable for programs, `title` is for people. */
export type Problem = { type: string; title: string; status: number; code: string } & Record<string, unknown>;

const noStore = { 'Cache-Control': 'no-store' };

/** `extra` may hold `detail`, `field`, `requestId`, and what a caller needs to go on. */
export function problem(status: number, code: string, title: string, extra: Record<string, unknown> = {}): Response {
  const body: Problem = { ...extra, type: `urn:platzwart:problem:${code}`, title, status, code };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...noStore, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}

/**
 * A refusal by the server itself, before any page is involved: a small page for people
 * (`Accept` has text/html), a problem for programs.
 */
export function refusal(request: Request, status: number, code: string, title: string, detail?: string): Response {
  if (!acceptsHtml(request)) return problem(status, code, title, detail === undefined ? {} : { detail });
  const text = detail === undefined ? '' : `<p>${escapeHtml(detail)}</p>`;
  const body = `<!doctype html><html lang="de"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head><body><main><h1>${escapeHtml(title)}</h1>${text}<p><a href="/">Zur Startseite</a></p></main></body></html>`;
  return new Response(body, {
    status,
    headers: {
      ...noStore,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    },
  });
}

export function acceptsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
