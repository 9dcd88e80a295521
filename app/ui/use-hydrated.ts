import { useEffect, useState } from 'react';

/** False on the server and for people without JavaScript, true as soon as the page listens. */
export function useHydrated(): boolean {
  const [isHydrated, setHydrated] = useState(false);
  useEffect(() => setHydrated(true), []);
  return isHydrated;
}
