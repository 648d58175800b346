/*
 * `npm run soak`: a million events through the real feed and the wall in a real browser, a wall that leaks on purpose,
 * and 400 days by a clock that is turned by hand. Ends with 1 where anything grew or the leaking wall passed.
 */
import {playDays} from './days.ts';
import {soak, type SoakReport} from './soak.ts';

function tell(name: string, {checkpoints, heap, nodes, listeners, eventsASecond, growth}: SoakReport): void {
  console.log(`\n${name}: ${Math.round(eventsASecond)} events a second`);
  console.log('    events        heap   nodes  listeners  of the wall  timers');
  for (const point of checkpoints) {
    const cells = [point.events, point.heap, point.nodes, point.listeners, point.own, point.timers];
    console.log(cells.map((cell, index) => String(cell).padStart([10, 12, 8, 11, 13, 8][index]!)).join(''));
  }
  console.log(`an event leaves ${heap.toFixed(3)} bytes, ${nodes.toFixed(6)} nodes, ${listeners.toFixed(6)} listeners`);
  console.log(growth.length === 0 ? 'nothing grew' : growth.join('\n'));
}

for (const zone of ['Asia/Ho_Chi_Minh', 'Europe/Berlin', 'America/St_Johns', 'Australia/Lord_Howe']) {
  const {days, commands, calls, lengths, early, late} = playDays({zone, from: '2028-01-20', count: 400});
  const each = Object.entries(lengths).map(([length, count]) => `${count} of ${length} h`);
  console.log(`${zone}: ${days} days (${each.join(', ')}), ${commands} commands, ${calls} calls, each announced once;`);
  console.log(`  state ${early} bytes after ten days, ${late} after all`);
}
const real = await soak({warmUp: 20_000, events: 1_000_000, allowed: 1});
tell('The wall', real);
const control = await soak({warmUp: 20_000, events: 100_000, allowed: 1, leak: true});
tell('The control, which leaks on purpose', control);
process.exit(real.growth.length === 0 && control.growth.length > 0 ? 0 : 1);
