/** Address of a part of a hall, such as `…/halls/1/votes`; empty where the hall is none of a server (`local:NAME`). */
export function hallAddress(hall: string, part: string): string {
  try {
    const {protocol, origin, pathname} = new URL(hall || 'none:', document.baseURI);
    return /^https?:$/.test(protocol) ? `${origin}${pathname.replace(/\/+$/, '')}/${part}` : '';
  } catch {
    return '';
  }
}
