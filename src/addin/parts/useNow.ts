// The present moment for ages on screen ("14 min ago"), renewed each half minute.
import { useEffect, useState } from 'react';

const RENEW_MS = 30_000;

/** Now, as a value that changes every half minute. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), RENEW_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
