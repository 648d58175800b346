/*
 * What a panel keeps through a reload of its page: in the storage of the tab, which goes with it. A browser that keeps
 * nothing loses no more than that.
 */

/** What was kept in a place; `null` where nothing was that can be read. */
export function recall(place: string): unknown {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? 'null');
  } catch {
    return null;
  }
}

/** Keeps something in a place; `null` empties it. */
export function keep(place: string, value: object | null): void {
  try {
    if (value) sessionStorage.setItem(place, JSON.stringify(value));
    else sessionStorage.removeItem(place);
  } catch {
    // no room or no storage: the panel works on without
  }
}
