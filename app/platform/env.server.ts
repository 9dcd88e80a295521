import path from 'node:path';
import { z } from 'zod';
import { parseSender } from './mail-address.ts';

const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const wholeNumber = (from: number, to: number, fallback: number) =>
  z.coerce.number().int().min(from).max(to).default(fallback);
const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/, error: 'must be postgres://user:password@host:port/name' })
  .optional();

/** An origin only: the paths of this product always start at the root of the host. */
const publicUrl = z
  .url({ protocol: /^https?$/, error: 'must be http(s)://host[:port]' })
  .refine(
    (value) => !URL.canParse(value) || new URL(value).pathname + new URL(value).search === '/',
    'must have no path',
  )
  .transform((value) => new URL(value).origin)
  .optional();

/** The URL of an external broker, with the product's account in it. */
const brokerUrl = z
  .url({ protocol: /^mqtts?$/, error: 'must be mqtt(s)://user:password@host:port' })
  .refine((value) => !URL.canParse(value) || hasLongPassword(new URL(value)), 'needs a user and a password of 12 signs')
  .optional();
const hasLongPassword = ({ username, password }: URL): boolean =>
  username !== '' && decodeURIComponent(password).length >= 12;

/** The URL of the mail server. A user without a password, or broken percent signs, would fail with each mail only. */
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must be smtp(s)://user:password@host[:port]' })
  .refine(
    (value) => !URL.canParse(value) || hasWholeAccount(new URL(value)),
    'needs user and password, or neither, with special characters percent-encoded',
  )
  .optional();
function hasWholeAccount({ username, password }: URL): boolean {
  try {
    return (decodeURIComponent(username) === '') === (decodeURIComponent(password) === '');
  } catch {
    return false;
  }
}

const mailFrom = z
  .string()
  .transform((value) => parseSender(value))
  .refine((sender) => sender !== null, 'must be address@host, or Name <address@host>')
  .optional();

/** Every setting of the product. .env.example explains each; a test compares the two. */
export const envSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: wholeNumber(0, 65_535, 3000),
    HOST: z.string().min(1).optional(),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: databaseUrl,
    MIGRATE_DATABASE_URL: databaseUrl,
    DATABASE_POOL_MAX: wholeNumber(2, 200, 8),
    DATA_DIR: z.string().min(1).default('./data'),
    ACTIONS_DIR: z.string().min(1).optional(),
    DEMO: z.enum(['on', 'off']).default('on'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    HTTP_COMPRESSION: z.enum(['on', 'off']).default('on'),
    PLATZWART_PROCESS: z.enum(['all', 'web', 'worker']).default('all'),
    PLATZWART_EMBEDDED: flag,
    ALLOW_HTTP: flag,
    MQTT_URL: brokerUrl,
    MQTT_PUBLIC_URL: z.url({ protocol: /^mqtts?$/, error: 'must be mqtt(s)://host[:port]' }).optional(),
    MQTT_PORT: wholeNumber(0, 65_535, 1883),
    MQTT_HOST: z.string().min(1).optional(),
    SMTP_URL: smtpUrl,
    MAIL_FROM: mailFrom,
    TRUST_PROXY: wholeNumber(0, 10, 0),
    TEST_NOW: z.iso.datetime({ offset: true }).optional(),
    PLATZWART_TEST: flag,
  })
  .check(({ value, issues }) => {
    if (value.TEST_NOW !== undefined && !value.PLATZWART_TEST) {
      issues.push({
        code: 'custom',
        path: ['TEST_NOW'],
        message: 'works only with PLATZWART_TEST=1',
        input: value.TEST_NOW,
      });
    }
    if ((value.SMTP_URL === undefined) !== (value.MAIL_FROM === undefined)) {
      const [set, missing] = value.SMTP_URL === undefined ? ['MAIL_FROM', 'SMTP_URL'] : ['SMTP_URL', 'MAIL_FROM'];
      issues.push({ code: 'custom', path: [missing], message: `must be set, because ${set} is`, input: undefined });
    }
    if (value.NODE_ENV === 'production' && value.PUBLIC_URL && !isSecureOrigin(value.PUBLIC_URL) && !value.ALLOW_HTTP) {
      issues.push({
        code: 'custom',
        path: ['PUBLIC_URL'],
        message: 'must be https, or set ALLOW_HTTP=1 and accept that passwords travel readable',
        input: value.PUBLIC_URL,
      });
    }
  });

export type Env = z.output<typeof envSchema>;

/** Reads settings from a plain object. Throws one error that names every wrong variable. An empty value counts as unset. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const known = Object.keys(envSchema.shape);
  const given = Object.fromEntries(known.flatMap((name) => (source[name] ? [[name, source[name]]] : [])));
  const result = envSchema.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`Falsche Einstellungen (wrong settings, see .env.example):\n${lines.join('\n')}`);
}

let cached: Env | undefined;

/** The settings of this process, read at first use. */
export function env(): Env {
  return (cached ??= parseEnv(process.env));
}

/** For the start and for tests: the database gets its address after the settings are read. */
export function overrideEnv(values: Partial<Record<keyof Env, string>>): Env {
  Object.assign(process.env, values);
  cached = undefined;
  return env();
}

/** The folder of the month files of actions. */
export function actionsFolder({ ACTIONS_DIR, DATA_DIR }: Env = env()): string {
  return path.resolve(ACTIONS_DIR ?? path.join(DATA_DIR, 'actions'));
}

/** The address that people type and that mails contain; no slash at its end. */
export function publicOrigin(settings: Env = env()): string {
  return settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
}

export type SessionCookiePolicy = { name: '__Host-session' | 'session'; secure: boolean };

/**
 * Over plain http, browsers store Secure cookies on localhost only. On another plain-http host the session needs a cookie
 * without Secure, which production allows with ALLOW_HTTP=1 (quality 7).
 */
export function sessionCookiePolicy(settings: Env = env()): SessionCookiePolicy {
  return isSecureOrigin(publicOrigin(settings))
    ? { name: '__Host-session', secure: true }
    : { name: 'session', secure: false };
}

function isSecureOrigin(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return (
    protocol === 'https:' ||
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]'
  );
}
