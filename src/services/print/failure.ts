/** What is wrong with a printer, as far as anybody can know. */
export type PrinterProblem = 'printer' | 'paper';

/** Nothing came out, as far as a page can know. */
export class PrintFailed extends Error {
  override readonly name = 'PrintFailed';

  constructor(
    message: string,
    readonly problem: PrinterProblem = 'printer',
  ) {
    super(message);
  }
}
