/* The page of the soak: the wall, the hall it follows, and a clock that can be hurried. */
import '../../src/queue/queue-board/define.js';
import type {QueueBoard} from '../../src/queue/queue-board/queue-board.js';
import {connectHall} from '../../src/services/hall/connect.js';
import {page as surroundings} from '../../src/services/hall/environment.js';

const now = performance.now.bind(performance);
surroundings.monotonic = now; // the wall alone is hurried: a hall that heard nothing for so long would join anew
let passed = 0;
performance.now = () => now() + passed;

const hall = connectHall('halls/1');
const board = document.querySelector<QueueBoard>('queue-board')!;

function nodesIn(root: Node): number {
  let nodes = 0;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  while (walker.nextNode()) nodes++;
  return nodes;
}

/** Keeps on purpose what a careless wall keeps: every event, and a node and a listener for every change. */
function leak(): void {
  const kept: unknown[] = [];
  const parse = JSON.parse.bind(JSON);
  JSON.parse = (...input: Parameters<typeof JSON.parse>) => {
    const value: unknown = parse(...input);
    kept.push(value);
    return value;
  };
  hall.subscribe(() => {
    board.renderRoot.append(document.createComment(''));
    board.addEventListener('soak', () => kept.length);
  });
}

window.soak = {
  seq: () => hall.view?.seq ?? 0,
  /** Lets seconds pass in which nothing happens, until the wall is at rest. */
  pass(milliseconds) {
    passed += milliseconds;
    document.dispatchEvent(new Event('visibilitychange')); // the ticker looks at once
    return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  },
  nodes: () => nodesIn(board.renderRoot),
  leak,
};

declare global {
  interface Window {
    soak: {
      seq(): number;
      pass(milliseconds: number): Promise<void>;
      nodes(): number;
      leak(): void;
    };
    timers: Set<unknown>;
  }
}
