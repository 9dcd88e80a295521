import { useEffect, useState } from 'react';

/** False on the server and without JavaScript, true after hydration. */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
