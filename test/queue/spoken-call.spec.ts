import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {digitWords, numberWords} from '../../src/core/number-words.ts';
import {counterParts, textOf, ticketParts, utteranceOf, type NumberStyle} from '../../src/queue/spoken-call.ts';
import {clipsOf, letterName, phrases, voiceNames, type VoiceName} from '../../src/queue/spoken-words.ts';

const known = JSON.parse(readFileSync('test/queue/data/number-speech-vi.json', 'utf8')) as {
  grouped: Record<string, string>;
  digitByDigit: Record<string, string>;
  southernLink: string;
};

const north = (value: number) => numberWords(value, 'vi-north').join(' ');

/*
 * A second reader, written in another manner: it spells every place of a number out in full and then rewrites the
 * clumsy text, where the reader under test decides place by place.
 */
function secondVietnamese(value: number, link: string, thousand: string): string {
  const names = 'không một hai ba bốn năm sáu bảy tám chín'.split(' ');
  const full = (digits: string) =>
    ` ${names[Number(digits[0])]} trăm ${names[Number(digits[1])]} mươi ${names[Number(digits[2])]} `;
  const [above, below] = [Math.floor(value / 1000), value % 1000].map((part) => full(String(part).padStart(3, '0')));
  const polished = (text: string, first: boolean) => {
    let said = text.replace(/ không mươi không /, ' ').replace(/ không mươi /, ` ${link} `);
    said = said.replace(/ một mươi /, ' mười ').replace(/(mươi|mười) không /, '$1 ');
    said = said
      .replace(/mươi một /, 'mươi mốt ')
      .replace(/mươi bốn /, 'mươi tư ')
      .replace(/(mươi|mười) năm /, '$1 lăm ');
    said = said.replace(/ không trăm $/, ' ');
    return first ? said.replace(/^ không trăm /, ' ').replace(new RegExp(`^ ${link} `), ' ') : said;
  };
  const thousands = value >= 1000 ? `${polished(above!, true)} ${thousand} ` : '';
  const rest = polished(below!, value < 1000);
  return `${thousands}${rest}`.trim().replace(/\s+/g, ' ') || 'không';
}

function secondEnglish(value: number): string {
  const small =
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
  const steps: [number, string][] = [
    ...small.split(' ').map((word, index): [number, string] => [index, word]),
    ...'twenty thirty forty fifty sixty seventy eighty ninety'
      .split(' ')
      .map((word, index): [number, string] => [20 + 10 * index, word]),
  ];
  const largest = (most: number) => steps.filter(([size]) => size <= most).at(-1)!;
  const below100 = (left: number): string => {
    const [size, word] = largest(left);
    return left - size > 0 && size >= 20 ? `${word} ${below100(left - size)}` : word;
  };
  let left = value;
  const said: string[] = [];
  for (const [size, word] of [
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const) {
    const count = Math.floor(left / size);
    if (count > 0) said.push(`${below100(count)} ${word}`);
    left %= size;
  }
  if (left > 0 || value === 0) said.push(`${said.length > 0 ? 'and ' : ''}${below100(left)}`);
  return said.join(' ');
}

/** Numbers from 0 to 99,999 on which two readers differ, at most five. */
function differences(voice: VoiceName, second: (value: number) => string): string[] {
  const found: string[] = [];
  for (let value = 0; value <= 99_999 && found.length < 5; value++) {
    const first = numberWords(value, voice).join(' ');
    if (first !== second(value)) found.push(`${value}: ${first} / ${second(value)}`);
  }
  return found;
}

describe('numbers in words', () => {
  for (const [digits, words] of Object.entries(known.grouped)) {
    it(`reads ${digits} as "${words}"`, () => assert.equal(north(Number(digits)), words));
  }

  for (const [value, words] of [
    [14, 'mười bốn'],
    [20, 'hai mươi'],
    [24, 'hai mươi tư'],
    [44, 'bốn mươi tư'],
    [100, 'một trăm'],
    [110, 'một trăm mười'],
    [1001, 'một nghìn không trăm linh một'],
    [1005, 'một nghìn không trăm linh năm'],
    [2100, 'hai nghìn một trăm'],
    [15_000, 'mười lăm nghìn'],
    [21_021, 'hai mươi mốt nghìn không trăm hai mươi mốt'],
    [99_999, 'chín mươi chín nghìn chín trăm chín mươi chín'],
  ] as const) {
    it(`reads ${value} as "${words}", which other readers get wrong`, () => assert.equal(north(value), words));
  }

  it('says in the south what is said in the south', () => {
    assert.equal(numberWords(1005, 'vi-south').join(' '), 'một ngàn không trăm lẻ năm');
    assert.equal(numberWords(105, 'vi-south').includes(known.southernLink), true);
  });

  it('reads every number to 99,999 as a second reader does, northern', () => {
    assert.deepEqual(
      differences('vi-north', (value) => secondVietnamese(value, 'linh', 'nghìn')),
      [],
    );
  });

  it('reads every number to 99,999 as a second reader does, southern', () => {
    assert.deepEqual(
      differences('vi-south', (value) => secondVietnamese(value, 'lẻ', 'ngàn')),
      [],
    );
  });

  it('reads every number to 99,999 as a second reader does, in English', () => {
    assert.deepEqual(differences('en', secondEnglish), []);
  });

  it('has no words for what is no whole number it can read', () => {
    assert.deepEqual(
      [-1, 100_000, 1.5, NaN, Infinity].map((value) => numberWords(value, 'vi-north')),
      [[], [], [], [], []],
    );
  });

  it('reads digits one by one, zeros in front as well', () => {
    assert.deepEqual(digitWords('0025', 'en'), ['zero', 'zero', 'two', 'five']);
  });
});

describe('the number of a ticket', () => {
  for (const [number, words] of Object.entries(known.digitByDigit)) {
    it(`reads ${number} as "${words}"`, () => assert.equal(ticketParts(number, 'vi-north')?.join(' '), words));
  }

  for (const [number, style, words] of [
    ['A025', 'pair', 'A không hai mươi lăm'],
    ['B-104', 'pair', 'B một không bốn'],
    ['A005', 'pair', 'A không không năm'],
    ['C110', 'pair', 'C một mười'],
    ['3025', 'pair', 'ba không hai mươi lăm'],
    ['7', 'pair', 'bảy'],
    ['A025', 'grouped', 'A hai mươi lăm'],
    ['A000', 'grouped', 'A không'],
    ['HT1005', 'grouped', 'H T một nghìn không trăm linh năm'],
    ['đ-015', 'grouped', 'Đ mười lăm'],
    ['A123456', 'grouped', 'A một hai ba bốn năm sáu'],
  ] as [string, NumberStyle, string][]) {
    it(`reads ${number} as "${words}" (${style})`, () =>
      assert.equal(ticketParts(number, 'vi-north', style)?.join(' '), words));
  }

  it('is never a name, nor anything else without digits', () => {
    const names = ['Nguyễn Văn A', 'Hoa 025', 'An', 'A', '', '—', 'Lê Hoa B 025'];
    assert.deepEqual(
      names.filter((name) => ticketParts(name, 'vi-north') !== null),
      [],
    );
  });

  it('is none where it is no text at all', () => {
    assert.equal(ticketParts(undefined as unknown as string, 'vi-north'), null);
  });
});

describe('the name of a counter', () => {
  for (const [name, words] of [
    ['3', 'ba'],
    ['3A', 'ba A'],
    ['3a', 'ba A'],
    ['03', 'ba'],
    ['12B', 'mười hai B'],
    ['Quầy 12', 'mười hai'],
    ['Quầy số 5', 'năm'],
    ['Tiếp nhận 2', 'tiếp nhận hai'],
    ['Quầy Một cửa', 'một cửa'],
  ] as const) {
    it(`is read: ${name}, "${words}"`, () => assert.equal(counterParts(name, 'vi-north').join(' '), words));
  }

  it('keeps words beside each other as one recording', () => {
    assert.deepEqual(counterParts('Tiếp nhận 2', 'vi-north'), ['tiếp nhận', 'hai']);
  });

  it('is nothing where there is nothing to say', () => {
    assert.deepEqual([counterParts('', 'en'), counterParts(null as unknown as string, 'en')], [[], []]);
  });
});

describe('an announcement', () => {
  const call = {number: 'A025', counter: '3A', time: 1};
  const said = (voice: VoiceName, time = 1) => textOf(utteranceOf({...call, time}, voice)!);

  it('invites a number to a counter', () => {
    assert.equal(said('vi-north'), 'Xin mời số A không hai năm, đến quầy ba A.');
    assert.equal(said('en'), 'Number A zero two five, please go to counter three A.');
  });

  it('is worded otherwise when it is called again', () => {
    assert.equal(said('vi-south', 2), 'Xin nhắc lại, mời số A không hai năm, đến quầy ba A.');
    assert.equal(said('en', 3), 'Once again, number A zero two five, please go to counter three A.');
  });

  it('names letters as Vietnamese does, where that is asked for', () => {
    const utterance = utteranceOf({number: 'B104', counter: '2', time: 1}, 'vi-north')!;
    assert.equal(textOf(utterance, 'named'), 'Xin mời số bê một không bốn, đến quầy hai.');
    assert.deepEqual([letterName('Đ'), letterName('X'), letterName('?')], ['đê', 'ích xì', '?']);
  });

  it('says an office’s own sentences', () => {
    const own = {call: 'Mời công dân có số {number} vào {counter}', recall: 'Mời lại {number}'};
    const parts = utteranceOf({number: '15', counter: '2', time: 1}, 'vi-north', {
      numbers: 'grouped',
      phrases: own,
    })!.parts;
    assert.deepEqual(parts, ['mời công dân có số', 'mười', 'lăm', 'vào', 'hai']);
  });

  it('is none for what is no number of a ticket', () => {
    assert.equal(utteranceOf({number: 'Trần Thị B', counter: '1', time: 1}, 'vi-north'), null);
  });

  it('is none of a person: no phrase has room for more than a number and a counter', () => {
    const slots = voiceNames.flatMap((voice) =>
      Object.values(phrases[voice]).flatMap((text: string) => text.match(/\{.*?\}/g)),
    );
    assert.deepEqual([...new Set(slots)].sort(), ['{counter}', '{number}']);
  });
});

describe('the clips of a voice', () => {
  for (const voice of voiceNames) {
    it(`say every number, letter and phrase: ${voice}`, () => {
      const words = new Set(clipsOf(voice).map((clip) => clip.words));
      const lacking = new Set<string>();
      for (let value = 0; value <= 99_999; value++) {
        for (const word of numberWords(value, voice)) if (!words.has(word)) lacking.add(word);
      }
      const letters = voice === 'en' ? 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' : 'AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ';
      for (const time of [1, 2]) {
        for (const letter of letters) {
          const {parts} = utteranceOf({number: `${letter}025`, counter: `3${letter}`, time}, voice)!;
          for (const part of parts) if (part !== ',' && !words.has(part)) lacking.add(part);
        }
      }
      assert.deepEqual([...lacking], []);
    });

    it(`have a file each: ${voice}`, () => {
      const names = clipsOf(voice).map(({name}) => name);
      assert.equal(new Set(names).size, names.length);
      assert.deepEqual(
        names.filter((name) => !/^[a-z0-9-]+$/.test(name)),
        [],
      );
    });
  }
});
