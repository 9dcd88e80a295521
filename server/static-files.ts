import { serveStatic } from '@hono/node-server/serve-static';
import type { MiddlewareHandler } from 'hono';

/** A path of plain names with an extension: no dot file, no escape, and no .br or .gz asked for directly. */
const filePath = /^(?:\/[\w-][\w.-]*)+\.\w+(?<!\.(?:br|gz))$/;

/**
 * Serves GET and HEAD of the files in `folder`, and passes every other path on. The build compresses beforehand. Files under
 * /assets/ carry a hash in the name and never change (RFC 8246).
 */
export function createStaticFiles(folder: string): MiddlewareHandler {
  const serve = serveStatic({
    root: folder,
    precompressed: true,
    onFound: (_file, c) => {
      const isHashed = c.req.path.startsWith('/assets/');
      c.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'public, max-age=3600');
      c.header('Vary', 'Accept-Encoding');
      c.header('X-Content-Type-Options', 'nosniff');
    },
  });
  return (c, next) => {
    if (!filePath.test(c.req.path)) return next();
    // serveStatic throws on a range outside the file; a server may ignore Range (RFC 9110, 14.2).
    c.req.raw.headers.delete('Range');
    return serve(c, next);
  };
}
