import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encode} from 'uqr';
import {drawQr} from '../../src/core/qr.ts';

/** The dark modules a path covers, read back from its rectangles. */
function darkModules(path: string): Set<string> {
  const dark = new Set<string>();
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let offset = 0; offset < Number(width); offset++) dark.add(`${Number(x) + offset},${y}`);
  }
  return dark;
}

test('the path covers exactly the dark modules of the code, inside a quiet zone of four', () => {
  const address = 'https://motcua.example.vn/ticket.html?ticket=6b1f0c0e8d3a4f7f';
  const {data} = encode(address, {ecc: 'M', boostEcc: true, border: 4});
  const drawing = drawQr(address)!;
  const expected = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`${x},${y}`] : [])));
  assert.deepEqual([...darkModules(drawing.path)].sort(), expected.sort());
  assert.ok(
    expected.every((module) =>
      module.split(',').every((place) => Number(place) >= 4 && Number(place) < drawing.size - 4),
    ),
  );
});

test('what does not fit into a code gives none, and neither does nothing', () => {
  assert.equal(drawQr('x'.repeat(5000)), null);
  assert.equal(drawQr(''), null);
});
