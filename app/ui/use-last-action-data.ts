import { useActionData, useLocation } from '@remix-run/react';
import { useState } from 'react';

/** What became of the last form that was sent here. Unlike `useActionData` it stays when the page is read again by itself. */
export function useLastActionData<Action>(): ReturnType<typeof useActionData<Action>> {
  const answer = useActionData<Action>();
  const { key } = useLocation();
  const [standing, setStanding] = useState({ key, answer });
  // Reading again takes the answer and keeps the key; whatever leads on changes the key, and an answer comes shortly before that.
  const isStanding = standing.key === key && (answer === undefined || standing.answer === answer);
  if (!isStanding) setStanding({ key, answer });
  return answer ?? (standing.key === key ? standing.answer : undefined);
}
