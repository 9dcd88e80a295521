import { useEffect } from 'react';
import { paths } from '#app/paths.ts';
import { sendQueue } from './send-queue.ts';

const RETRY_MS = 10_000;
const TIMEOUT_MS = 5_000;

/** Leaves the shell when the house answers again, after it has the stamps. */
export function useBackOnline(): void {
  useEffect(() => {
    let isOver = false;
    const look = async () => {
      if (!(await isReachable()) || isOver) return;
      await sendQueue().catch(() => undefined);
      if (!isOver) location.replace(paths.staff.clock());
    };
    const start = () => void look();
    start();
    const timer = setInterval(start, RETRY_MS);
    addEventListener('online', start);
    return () => {
      isOver = true;
      clearInterval(timer);
      removeEventListener('online', start);
    };
  }, []);
}

async function isReachable(): Promise<boolean> {
  try {
    const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
