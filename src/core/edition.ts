/** The edition of this library, as package.json names it. */
export const edition = '0.1.0';
