import { spawn } from 'node:child_process';

type Settings = Readonly<Record<string, string | undefined>>;

/**
 * Notifies systemd: ready once, and alive twice per period. `null` outside of systemd; `everyMs` is null without WatchdogSec.
 */
export function watchdogPlan(settings: Settings): { everyMs: number | null } | null {
  if (settings.NOTIFY_SOCKET === undefined || settings.NOTIFY_SOCKET === '') return null;
  const periodUs = Number(settings.WATCHDOG_USEC);
  return { everyMs: Number.isFinite(periodUs) && periodUs > 0 ? Math.max(1_000, periodUs / 2_000) : null };
}

/**
 * Feeds systemd's watchdog while the agent is healthy, by `systemd-notify`, because Node has no datagram sockets of the unix
 * kind. The unit needs NotifyAccess=all for it.
 */
export function startWatchdog(settings: Settings, isHealthy: () => boolean, say: (line: string) => void): () => void {
  const plan = watchdogPlan(settings);
  if (plan === null) return () => undefined;
  let hasComplained = false;
  const notify = (word: string): void => {
    spawn('systemd-notify', [word], { stdio: 'ignore' }).once('error', (error) => {
      if (!hasComplained) say(`systemd-notify: ${error.message}`);
      hasComplained = true;
    });
  };
  notify('READY=1');
  if (plan.everyMs === null) return () => undefined;
  const timer = setInterval(() => {
    if (isHealthy()) notify('WATCHDOG=1');
    else say('Die Schleife hängt, systemd startet neu. (The loop is stuck, systemd will restart.)');
  }, plan.everyMs);
  return () => clearInterval(timer);
}
