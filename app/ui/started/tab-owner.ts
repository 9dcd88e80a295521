/** Empties the tab's storage, with the started forms, when another person is signed in; null: when the person signs out. */
export function giveTabTo(person: string | null): void {
  try {
    if (sessionStorage.getItem('person') === person) return;
    sessionStorage.clear();
    if (person) sessionStorage.setItem('person', person);
  } catch {
    // A forbidden storage keeps nothing.
  }
}
