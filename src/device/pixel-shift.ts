/*
 * Against images that burn into a screen: everything moves by a few pixels now and then, too little to be seen. Pure.
 */

const every = 180_000;

const places: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
  [-1, 1],
  [-1, 0],
  [-1, -1],
  [0, -1],
  [1, -1],
];

/** How far everything is moved at a moment, in pixels of a screen so many pixels high. */
export function shiftAt(now: number, height: number): readonly [x: number, y: number] {
  const reach = Math.max(1, Math.round(height / 360));
  const [x, y] = places[Math.floor(now / every) % places.length]!;
  return [x * reach, y * reach];
}

/** Where on a dark screen something small stands at a minute, in percent of the way it can go. */
export function driftAt(minute: number): readonly [x: number, y: number] {
  return [(minute * 37) % 101, (minute * 59) % 101];
}
