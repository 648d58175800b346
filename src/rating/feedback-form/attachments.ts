import type {Attachment} from '../feedback-draft.js';

/** Why a file was not taken. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';
  constructor(readonly reason: 'type' | 'large' | 'unreadable') {
    super(reason);
  }
}

/** What may be chosen. */
export const acceptedTypes = 'image/jpeg,image/png,image/webp,application/pdf';

const pictures = ['image/jpeg', 'image/png', 'image/webp'];
const largest = 2_000_000; // 2.7 million letters as base64, of the 2.8 million a comment may carry a file
const longestSide = 1600;

/** A file as it is kept and sent: a picture small and without the place it was taken at, a PDF as it is. */
export async function prepared(file: File): Promise<Attachment> {
  const name = file.name.slice(-200); // its end tells what it is
  if (file.type === 'application/pdf') return {name, type: file.type, data: await base64(await pdf(file))};
  if (!pictures.includes(file.type)) throw new FileRefused('type');
  const picture = await shrunk(file);
  return {name: name.replace(/\.[^.]*$/, '').concat('.jpg'), type: 'image/jpeg', data: await base64(picture)};
}

async function pdf(file: File): Promise<Blob> {
  if (file.size > largest) throw new FileRefused('large');
  const head = await file.slice(0, 5).text();
  if (head !== '%PDF-') throw new FileRefused('unreadable');
  return file;
}

/** Drawn anew, so that nothing of the file but what is seen goes out: no place, no camera, no preview. */
async function shrunk(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new FileRefused('unreadable');
  });
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d');
  if (!context) throw new FileRefused('unreadable');
  context.fillStyle = '#fff'; // JPEG knows no transparency
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  for (const quality of [0.85, 0.7, 0.5]) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
    if (blob && blob.size <= largest) return blob;
  }
  throw new FileRefused('large');
}

function base64(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new FileRefused('unreadable'));
    reader.readAsDataURL(blob);
  });
}

/** Bytes of an attachment, from the length of its base64. */
export function sizeOf({data}: Attachment): number {
  return Math.floor((data.length * 3) / 4);
}
