import type { Page } from 'playwright/test';
import { paths } from '#app/paths.ts';
import { client } from '#tests/setup/client.ts';
import { demoPerson } from '#tests/setup/demo-people.ts';

export const ended = 'Deine Anmeldung ist abgelaufen oder wurde beendet.';

/** Signs the person out on every other device, as the page of the sessions does. */
export async function endElsewhere(url: string, key: string): Promise<void> {
  const other = client(url);
  const { email, password } = demoPerson(key);
  await other.signIn(email, password);
  await other.postForm(paths.account.sessions(), { what: 'others' });
}

/** Signs in by the form that the page shows. */
export async function signInOn(page: Page, key: string): Promise<void> {
  const { email, password } = demoPerson(key);
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(email);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
}
