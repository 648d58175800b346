import {encode} from 'uqr';

/** A QR code as one path of a drawing `size` modules wide, the quiet zone of four modules included. */
export interface QrDrawing {
  size: number;
  path: string;
}

const quiet = 4;

/** Draws a text as a QR code that survives a thumb or a fold (level M or better); `null` for what does not fit into one. */
export function drawQr(text: string): QrDrawing | null {
  if (!text) return null;
  try {
    const {size, data} = encode(text, {ecc: 'M', boostEcc: true, border: quiet});
    return {size, path: data.map(runs).join('')};
  } catch {
    return null; // too long for the largest code
  }
}

/** One row: each run of dark modules is one rectangle, so that no seams show between them. */
function runs(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue;
    const start = x;
    while (row[x + 1]) x++;
    path += `M${start} ${y}h${x - start + 1}v1h${start - x - 1}z`;
  }
  return path;
}
