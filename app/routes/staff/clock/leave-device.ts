import { clearDevice, listStamps } from './device-store.ts';
import { sendQueue } from './send-queue.ts';

const QUESTION = {
  de: 'Auf diesem Gerät warten noch Stempel, die nicht gesendet sind. Trotzdem abmelden? Sie gehen dann verloren.',
  en: 'Stamps that were not sent wait on this device. Sign out anyway? They are lost then.',
} as const;

/** Sends what waits and empties the device. False: stamps are left, and the person stays signed in for them. */
export async function sendBeforeLeaving(): Promise<boolean> {
  if ((await listStamps()).length > 0) await sendQueue();
  const left = await listStamps();
  if (left.length > 0 && !confirm(QUESTION[document.documentElement.lang === 'en' ? 'en' : 'de'])) return false;
  await clearDevice();
  return true;
}
