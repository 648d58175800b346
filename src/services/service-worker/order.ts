/** One file to be kept. Without a revision its contents are looked at; `null` says that its name changes with them. */
export interface WantedFile {
  url: string;
  revision?: string | null;
  integrity?: string;
}

/** What a page asks of the service worker. */
export interface Order {
  kind: 'mot-cua keep';
  /** The page's own address, without the part behind `#`. */
  page: string;
  /** `null` only asks how things stand. */
  files: WantedFile[] | null;
  /** The list comes from a build and is complete; otherwise it is what the page has loaded so far. */
  whole: boolean;
}

/** What the service worker says to it. */
export interface Answer {
  /** The page starts without a network. */
  kept: boolean;
  /** Why the newest files could not be kept; what was kept before stays. */
  problem: string | null;
}

export function isOrder(value: unknown): value is Order {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'mot-cua keep';
}
