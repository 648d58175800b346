import {css, html} from 'lit';
import {maskName} from '../../core/names.js';
import type {HallView} from '../view.js';
import type {Said} from './scene.js';
import {wallSheet} from '../../base/wall-sheet.js';

const known = new WeakMap<object, ReadonlyMap<string, string>>();

/** Masked names of holders by their ticket; none where the hall tells this screen none. */
function holders({tickets}: HallView): ReadonlyMap<string, string> {
  const names =
    known.get(tickets) ??
    new Map(tickets.map(({id, holder}) => [id, typeof holder === 'string' ? maskName(holder) : '']));
  known.set(tickets, names);
  return names;
}

/** A service and before it the masked name of who holds the number; `undefined` where the hall does not tell it. */
export function about(service: Said, ticket: string, view: HallView | null): Said | undefined {
  const name = view && holders(view).get(ticket);
  return name
    ? html`<span class="holder" translate="no">${name},</span> <span class="holder">${service}</span>`
    : undefined;
}

export const styles = wallSheet(css`
  .holder {
    display: inline-block;
  }
`);
