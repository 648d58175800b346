/** Formatters are costly to make and a wall asks for them every second: the last few dozen are kept. */
const kept = new Map<string, unknown>();
const most = 48;

/** A formatter by its key, kept for the next time. */
export function remembered<F>(key: string, make: () => F): F {
  const known = kept.get(key) as F | undefined;
  const formatter = known ?? make();
  kept.delete(key);
  kept.set(key, formatter);
  if (kept.size > most) kept.delete(kept.keys().next().value as string);
  return formatter;
}

/** A number as the language writes it: 1.045.568 in Vietnamese. What is no number gives an empty string. */
export function formatNumber(language: string, value: number, options: Intl.NumberFormatOptions = {}): string {
  if (!Number.isFinite(value)) return '';
  return remembered(`n${language}${JSON.stringify(options)}`, () => new Intl.NumberFormat(language, options)).format(
    value,
  );
}
