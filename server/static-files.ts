import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

type StaticFile = { file: string; type: string; immutable: boolean; etag: string | null; bodies: Map<string, Buffer> };

const contentTypes: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ico': 'image/x-icon',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
};

/**
 * Serves the client build: the list of files is read once, so an address can never leave the folder.
 * `null` means: not one of ours. Files under /assets/ carry their hash in the name and never change.
 */
export function createStaticFiles(folder: string): (request: Request, pathname: string) => Response | null {
  const files = listFiles(folder);
  return (request, pathname) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null;
    const file = files.get(pathname);
    return file ? answer(request, file) : null;
  };
}

function answer(request: Request, file: StaticFile): Response {
  const encoding = chooseEncoding(request.headers.get('accept-encoding') ?? '', file.file);
  const body = readBody(file, encoding);
  file.etag ??= `"${createHash('sha256').update(readBody(file, '')).digest('base64url').slice(0, 22)}"`;
  const headers: Record<string, string> = {
    'Content-Type': file.type,
    'Cache-Control': file.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
    ETag: file.etag,
    Vary: 'Accept-Encoding',
    'X-Content-Type-Options': 'nosniff',
  };
  const known = request.headers
    .get('if-none-match')
    ?.split(',')
    .some((tag) => tag.trim().replace(/^W\//, '') === file.etag);
  if (known) return new Response(null, { status: 304, headers });
  headers['Content-Length'] = String(body.byteLength);
  if (encoding !== '') headers['Content-Encoding'] = encoding === '.br' ? 'br' : 'gzip';
  return new Response(
    request.method === 'HEAD' ? null : new Uint8Array(body.buffer as ArrayBuffer, body.byteOffset, body.byteLength),
    { headers },
  );
}

function chooseEncoding(accepted: string, file: string): '' | '.br' | '.gz' {
  if (/\bbr\b/.test(accepted) && existsSync(`${file}.br`)) return '.br';
  if (/\bgzip\b/.test(accepted) && existsSync(`${file}.gz`)) return '.gz';
  return '';
}

/** The whole client build is about a megabyte: kept in memory after the first read. */
function readBody(file: StaticFile, suffix: string): Buffer {
  let body = file.bodies.get(suffix);
  if (!body) file.bodies.set(suffix, (body = readFileSync(`${file.file}${suffix}`)));
  return body;
}

function listFiles(folder: string): Map<string, StaticFile> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const entries = names.flatMap((name): [string, StaticFile][] => {
    const file = path.join(folder, name);
    const type = contentTypes[path.extname(name)];
    if (name.startsWith('.') || !type || !statSync(file).isFile()) return [];
    const pathname = `/${name.split(path.sep).join('/')}`;
    return [[pathname, { file, type, immutable: pathname.startsWith('/assets/'), etag: null, bodies: new Map() }]];
  });
  return new Map(entries);
}
