import { useEffect } from 'react';

/** Calls `onIdle` after so many seconds without a touch or a key; `seconds` 0 never does. `key` starts again. */
export function useIdle(seconds: number, onIdle: () => void, key: unknown): void {
  useEffect(() => {
    if (seconds === 0) return;
    let timer = setTimeout(onIdle, seconds * 1000);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(onIdle, seconds * 1000);
    };
    addEventListener('pointerdown', again);
    addEventListener('keydown', again);
    return () => {
      clearTimeout(timer);
      removeEventListener('pointerdown', again);
      removeEventListener('keydown', again);
    };
  }, [seconds, onIdle, key]);
}
