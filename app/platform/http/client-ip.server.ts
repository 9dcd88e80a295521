/**
 * The caller's address. Every proxy appends the address it saw to X-Forwarded-For. With `trustedProxies` = n, the n-th from
 * the right is the first entry that a caller cannot forge.
 */
export function clientIp(
  remoteAddress: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const direct = (remoteAddress ?? 'unknown').replace(/^::ffff:/, '');
  if (trustedProxies === 0 || forwardedFor === null) return direct;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  const candidate = withoutPort(hops[hops.length - trustedProxies] ?? hops[0] ?? direct);
  return /^[0-9a-fA-F.:]{2,45}$/.test(candidate) ? candidate.replace(/^::ffff:/, '') : direct;
}

/** Some proxies append the port: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string): string =>
  /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(hop)?.slice(1).find(Boolean) ?? hop;

let hasWarned = false;

/**
 * True once a request came through a proxy that TRUST_PROXY does not count: then all callers have one address, and one of them
 * uses up the limits of all.
 */
export const isProxyUncounted = (): boolean => hasWarned;

/** Notes such a request; true for the first one, so that the log says it once. */
export function noteUncountedProxy(forwardedFor: string | null, trustedProxies: number): boolean {
  if (forwardedFor === null || trustedProxies > 0 || hasWarned) return false;
  hasWarned = true;
  return true;
}
