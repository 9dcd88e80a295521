import { BlockList, isIP } from 'node:net';

/**
 * The caller's address. Every proxy appends the address it saw to X-Forwarded-For. With `trustedProxies` = n, the n-th from
 * the right is the first entry that a caller cannot forge.
 */
export function clientIp(
  remoteAddress: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): string {
  const direct = asIpv4(remoteAddress ?? 'unknown');
  if (trustedProxies === 0 || forwardedFor === null) return direct;
  const hops = forwardedFor.split(',').map((hop) => hop.trim());
  const candidate = withoutPort(hops[hops.length - trustedProxies] ?? hops[0] ?? direct);
  return /^[0-9a-fA-F.:]{2,45}$/.test(candidate) ? asIpv4(candidate) : direct;
}

/** An IPv4 address that an IPv6 socket shows as ::ffff:192.0.2.1; others stay. */
const asIpv4 = (address: string): string => address.replace(/^::ffff:/, '');

/** Some proxies append the port: `203.0.113.9:4711`, `[2001:db8::1]:4711`. */
const withoutPort = (hop: string): string =>
  /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(hop)?.slice(1).find(Boolean) ?? hop;

let hasWarned = false;

/**
 * True once a request came through a proxy that TRUST_PROXY does not count: then all callers have one address, and one of them
 * uses up the limits of all.
 */
export const isProxyUncounted = (): boolean => hasWarned;

const nearby = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  nearby.addSubnet(network, prefix);
nearby.addAddress('::1', 'ipv6');
nearby.addSubnet('fc00::', 7, 'ipv6');
nearby.addSubnet('fe80::', 10, 'ipv6');

/** This machine or its network, where a proxy is; a caller from elsewhere may write any header. */
function isNearby(remoteAddress: string): boolean {
  const address = asIpv4(remoteAddress);
  const family = isIP(address);
  return family > 0 && nearby.check(address, family === 4 ? 'ipv4' : 'ipv6');
}

/** Notes such a request; true for the first one, so that the log says it once. */
export function noteUncountedProxy(
  remoteAddress: string | undefined,
  forwardedFor: string | null,
  trustedProxies: number,
): boolean {
  if (forwardedFor === null || trustedProxies > 0 || hasWarned || !isNearby(remoteAddress ?? '')) return false;
  hasWarned = true;
  return true;
}
