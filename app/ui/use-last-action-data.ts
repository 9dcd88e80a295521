import { useActionData, useLocation } from '@remix-run/react';
import { useState } from 'react';

/** The answer to the last form of this page. Unlike `useActionData`, it stays after a revalidation. */
export function useLastActionData<Action>(): ReturnType<typeof useActionData<Action>> {
  const answer = useActionData<Action>();
  const { key } = useLocation();
  const [standing, setStanding] = useState({ key, answer });
  // A revalidation drops the answer and keeps the key. A navigation changes the key; an answer arrives shortly before that.
  const isStanding = standing.key === key && (answer === undefined || standing.answer === answer);
  if (!isStanding) setStanding({ key, answer });
  return answer ?? (standing.key === key ? standing.answer : undefined);
}
