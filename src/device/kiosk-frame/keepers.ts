import {keepsAnswers, type KeepsAnswers} from '../../base/kept.js';
import {elementsBelow} from '../../base/open-roots.js';
import type {OutboxState} from '../../services/outbox/contract.js';

/** Every element below that keeps answers, in open shadow roots too. */
export function keepersIn(root: ParentNode): KeepsAnswers[] {
  return [...elementsBelow(root)].filter(keepsAnswers);
}

/** Whether an element of the screen has a question: the attract loop gives way to it. */
export function isAsking(screen: Element): boolean {
  return [...screen.children].some((element) => {
    try {
      return element.matches(':state(asking)');
    } catch {
      return false; // a browser without custom states
    }
  });
}

/** What staff should look after: something is not safe, not sent, or happened. */
export function needsStaff(kept: OutboxState): boolean {
  return (
    kept.durability !== 'both' ||
    kept.rejected > 0 ||
    kept.room !== 'ample' ||
    kept.incidents.length > 0 ||
    (kept.problem !== null && kept.backlog > 0)
  );
}

/** Whether a page that goes now takes an answer with it: written down nowhere, not yet confirmed. */
export function isUnsaved(kept: OutboxState): boolean {
  return kept.durability === 'network' && kept.backlog > 0;
}

/** Everything that the elements keep, one entry an element. One that fails says so in its place. */
async function exportAll(keepers: readonly KeepsAnswers[]): Promise<object[]> {
  return Promise.all(
    keepers.map(async (keeper) => {
      const element = keeper.localName;
      try {
        return {element, state: keeper.kept, kept: await keeper.exportKept()};
      } catch (error) {
        return {element, state: keeper.kept, failed: String(error)};
      }
    }),
  );
}

/** Saves everything that the elements keep as one file of this machine; `root` is where the link may stand meanwhile. */
export async function handOut(keepers: readonly KeepsAnswers[], root: Node): Promise<void> {
  const kept = await exportAll(keepers);
  const at = new Date().toISOString();
  const text = JSON.stringify({exportedAt: at, page: location.href.split('#')[0], kept}, null, 2);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
  link.download = `mot-cua-${at.slice(0, 19).replace(/\D/g, '-')}.json`;
  root.appendChild(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
