import { useEffect, useState } from 'react';

/** Counts `seconds` down to 0, from when they arrived; without scripts they stay as they came. */
export function useSecondsLeft(seconds: number): number {
  const [count, setCount] = useState({ seconds, left: seconds });
  if (count.seconds !== seconds) setCount({ seconds, left: seconds });
  const { left } = count;
  useEffect(() => {
    if (left <= 0) return;
    const timer = setTimeout(() => setCount((before) => ({ ...before, left: before.left - 1 })), 1_000);
    return () => clearTimeout(timer);
  }, [left]);
  return left;
}
