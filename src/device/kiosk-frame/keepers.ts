import {keepsAnswers, type KeepsAnswers} from '../../base/kept.js';
import {elementsBelow} from '../../base/open-roots.js';
import type {OutboxState} from '../../services/outbox/contract.js';

/** Every element below that keeps answers, in open shadow roots too. */
export function keepersIn(root: ParentNode): KeepsAnswers[] {
  return [...elementsBelow(root)].filter(keepsAnswers);
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
export async function exportAll(keepers: readonly KeepsAnswers[]): Promise<object[]> {
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
