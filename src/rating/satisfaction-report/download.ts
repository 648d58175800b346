/** Gives a file to the person at the screen, as a link in the page would. */
export function save(host: HTMLElement, name: string, content: string | Blob): void {
  if (content === '') return;
  const blob = typeof content === 'string' ? new Blob([content], {type: 'text/csv;charset=utf-8'}) : content;
  const address = URL.createObjectURL(blob);
  const link = host.ownerDocument.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // the browser may still be reading it
}

/** Prints the page on upright A4. Only a page's own style sheet can name the paper, so one is lent to it. */
export function printOnA4(): void {
  const paper = new CSSStyleSheet();
  paper.replaceSync('@page {size: A4 portrait; margin: 12mm}');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, paper];
  window.print();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== paper);
}
