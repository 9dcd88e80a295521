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
  const candidate = hops[hops.length - trustedProxies] ?? hops[0] ?? direct;
  return /^[0-9a-fA-F.:]{2,45}$/.test(candidate) ? candidate.replace(/^::ffff:/, '') : direct;
}
