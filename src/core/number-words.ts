/** How numbers are read: Vietnamese of the north (linh, nghìn) or of the south (lẻ, ngàn), or English. */
export type Tongue = 'vi-north' | 'vi-south' | 'en';

/** The largest number that can be read. */
export const largestNumber = 99_999;

const vietnameseDigits = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

const englishSmall = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
] as const;
const englishTens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;

/** The words of a whole number from 0 to 99,999, in the order they are said; none for anything else. */
export function numberWords(value: number, tongue: Tongue): string[] {
  if (!Number.isInteger(value) || value < 0 || value > largestNumber) return [];
  return tongue === 'en' ? english(value) : vietnamese(value, tongue === 'vi-north');
}

/** The words of a string of digits, one a digit, zeros in front as well. Other characters are passed over. */
export function digitWords(digits: string, tongue: Tongue): string[] {
  return digits.split('').flatMap((digit) => (/\d/.test(digit) ? numberWords(Number(digit), tongue) : []));
}

function vietnamese(value: number, north: boolean): string[] {
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor((value % 1000) / 100);
  const rest = value % 100;
  const said: string[] = [];
  if (thousands > 0) said.push(...vietnamesePair(thousands), north ? 'nghìn' : 'ngàn');
  if (hundreds > 0 || (thousands > 0 && rest > 0)) said.push(vietnameseDigits[hundreds]!, 'trăm');
  if (rest === 0 && value > 0) return said;
  if (rest < 10 && value >= 100) said.push(north ? 'linh' : 'lẻ');
  return [...said, ...vietnamesePair(rest)];
}

/** 0 to 99. After mười five is lăm; after mươi one is mốt, four tư, five lăm. */
function vietnamesePair(value: number): string[] {
  const tens = Math.floor(value / 10);
  const unit = value % 10;
  if (tens === 0) return [vietnameseDigits[unit]!];
  const before = tens === 1 ? ['mười'] : [vietnameseDigits[tens]!, 'mươi'];
  if (unit === 0) return before;
  const changed = unit === 5 ? 'lăm' : tens > 1 && unit === 1 ? 'mốt' : tens > 1 && unit === 4 ? 'tư' : undefined;
  return [...before, changed ?? vietnameseDigits[unit]!];
}

function english(value: number): string[] {
  const thousands = Math.floor(value / 1000);
  const hundreds = Math.floor((value % 1000) / 100);
  const rest = value % 100;
  const said: string[] = [];
  if (thousands > 0) said.push(...englishPair(thousands), 'thousand');
  if (hundreds > 0) said.push(englishSmall[hundreds]!, 'hundred');
  if (rest === 0 && value > 0) return said;
  if (value >= 100) said.push('and');
  return [...said, ...englishPair(rest)];
}

function englishPair(value: number): string[] {
  if (value < 20) return [englishSmall[value]!];
  const ten = englishTens[Math.floor(value / 10) - 2]!;
  return value % 10 === 0 ? [ten] : [ten, englishSmall[value % 10]!];
}
