import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';

/** A drawn sheet in the words of a receipt printer (ESC/POS): made ready, the picture, the cut. */
export function receiptBytes(picture: HTMLCanvasElement): Uint8Array {
  const {width, height} = picture;
  const context = picture.getContext('2d', {willReadFrequently: true});
  if (!context) throw new Error('This browser draws nothing.');
  return new ReceiptPrinterEncoder({language: 'esc-pos', imageMode: 'raster', feedBeforeCut: 4})
    .initialize()
    .image(context.getImageData(0, 0, width, height), width, height, 'threshold', 160)
    .cut('partial')
    .encode();
}
