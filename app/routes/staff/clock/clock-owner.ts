const NAME = 'stempeluhr';

/** The person whose clock this device last showed. */
export function clockOwner(): string | null {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

export function setClockOwner(person: string | null): void {
  try {
    if (person === null) localStorage.removeItem(NAME);
    else localStorage.setItem(NAME, person);
  } catch {
    // A forbidden storage keeps no clock either.
  }
}
