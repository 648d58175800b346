/* The page of the television's suite: one wall, and a hall that the test sets from outside. */
import '../../src/queue/queue-board/define.js';
import type {QueueBoard} from '../../src/queue/queue-board/queue-board.js';
import {provideHall} from '../../src/services/hall/connect.js';
import type {HallView} from '../../src/queue/view.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

let turn = 0;
let hall = new FakeHall();

function crowd(view: HallView, count: number): HallView {
  const first = view.calls.length - count;
  return {...view, calls: view.calls.map((call, index) => (index < first ? call : {...call, at: sampleNow}))};
}

window.television = {
  async show({layout = 'hero', languages = '', called = 1, blocked = false}) {
    hall = new FakeHall({view: crowd(sampleView(), called)});
    provideHall(`fake:television-${++turn}`, hall);
    const board: QueueBoard = document.createElement('queue-board');
    board.quiet = !blocked;
    board.layout = layout;
    board.languages = languages;
    board.hall = `fake:television-${turn}`;
    document.querySelector('queue-board')?.remove();
    document.body.append(board);
    await board.updateComplete;
  },
  call(number, counter) {
    const view = hall.view!;
    const seq = view.calls[view.calls.length - 1]!.seq + 1;
    const call = {seq, at: view.now, ticket: number, number, service: 'civil', counter, time: 1};
    hall.show({calls: [...view.calls, call]});
  },
  lose() {
    hall.set({state: 'stale', since: Date.now() - 300_000, problem: 'unreachable'});
  },
};

declare global {
  interface Window {
    television: {
      show(choice: {layout?: string; languages?: string; called?: number; blocked?: boolean}): Promise<void>;
      call(number: string, counter: string): void;
      lose(): void;
    };
  }
}
