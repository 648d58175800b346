import type {SlotList} from '../../src/queue/view.js';
import {sampleNow} from '../helpers/fake-hall.js';

const minute = 60_000;

/** Four days of civil status from the sample afternoon on: a slot of today has passed, one is full, a day is full. */
export function sampleSlots(change: Partial<SlotList> = {}): SlotList {
  const morning = sampleNow - 7 * minute - 6 * 60 * minute; // 08:00 in the hall
  const slots = [0, 1, 2, 3].flatMap((day) =>
    [0, 30, 60, 90, 420, 450, 480, 510].map((after, index) => ({
      at: morning + day * 86_400_000 + after * minute,
      free: day === 2 ? 0 : index === 6 ? 0 : 2,
    })),
  );
  return {service: 'civil', minutes: 30, timeZone: 'Asia/Ho_Chi_Minh', now: sampleNow, slots, ...change};
}
