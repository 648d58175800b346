import type {Locator, Page} from 'playwright-core';

/** What a picture is without its colours: the relative luminance of each pixel, 0 to 1. */
export interface Grey {
  width: number;
  height: number;
  values: number[];
}

const ratio = (one: number, other: number) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);

/** Photographs a part of the page and takes its colours away; the page's own canvas reads the picture. */
export async function photograph(part: Locator): Promise<Grey> {
  const page: Page = part.page();
  await part.scrollIntoViewIfNeeded();
  const box = (await part.boundingBox())!;
  const around = 6; // with the ring around it
  const x = Math.max(0, Math.round(box.x) - around);
  const y = Math.max(0, Math.round(box.y) - around);
  const clip = {x, y, width: Math.round(box.width) + 2 * around, height: Math.round(box.height) + 2 * around};
  const png = (await page.screenshot({clip, animations: 'disabled'})).toString('base64');
  return page.evaluate(async (png) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
    const {width, height} = picture;
    const context = new OffscreenCanvas(width, height).getContext('2d')!;
    context.drawImage(picture, 0, 0);
    const {data} = context.getImageData(0, 0, width, height);
    const linear = (part: number) => (part <= 10.3 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const values = Array.from({length: width * height}, (_, at) => {
      const [red, green, blue] = [0, 1, 2].map((part) => linear(data[4 * at + part]!));
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    });
    return {width, height, values};
  }, png);
}

/** How many pixels of two pictures of one size stand 3:1 or more apart. */
export function apart(one: Grey, other: Grey): number {
  const width = Math.min(one.width, other.width);
  const height = Math.min(one.height, other.height);
  let count = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (ratio(one.values[row * one.width + column]!, other.values[row * other.width + column]!) >= 3) count++;
    }
  }
  return count;
}

/** How many pixels stand 3:1 or more from what most of the picture is. */
export function drawn({values}: Grey): number {
  const sorted = [...values].sort((first, second) => first - second);
  const ground = sorted[Math.floor(sorted.length / 2)]!;
  return values.filter((value) => ratio(value, ground) >= 3).length;
}
