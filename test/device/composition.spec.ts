import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {compose, tones, wordBefore, type CompositionOptions, type Method} from '../../src/device/composition.ts';

fc.configureGlobal({seed: 20181105});

const telex: CompositionOptions = {method: 'telex', toneStyle: 'new'};
const vni: CompositionOptions = {method: 'vni', toneStyle: 'new'};
const direct: CompositionOptions = {method: 'direct', toneStyle: 'new'};

/** How a syllable is typed: each mark right after its letter, the tone where told. */
const markKeys: Record<'telex' | 'vni', Readonly<Record<string, string>>> = {
  telex: {â: 'aa', ă: 'aw', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd'},
  vni: {â: 'a6', ă: 'a8', ê: 'e6', ô: 'o6', ơ: 'o7', ư: 'u7', đ: 'd9'},
};
const toneKeys: Record<'telex' | 'vni', string> = {telex: 'sfrxj', vni: '12345'};

interface Parts {
  letters: string;
  tone: number;
}

function partsOf(word: string): Parts {
  let tone = -1;
  const letters = [...word]
    .map((letter) =>
      [...letter.normalize('NFD')]
        .filter((part) => {
          const place = (tones as readonly string[]).indexOf(part);
          if (place >= 0) tone = place;
          return place < 0;
        })
        .join('')
        .normalize('NFC'),
    )
    .join('');
  return {letters, tone};
}

function keysOf({letters, tone}: Parts, method: 'telex' | 'vni', order: 'marks first' | 'marks last' = 'marks first') {
  const toneKey = tone < 0 ? '' : toneKeys[method][tone]!;
  if (order === 'marks first') {
    return [...letters].map((letter) => markKeys[method][letter] ?? letter).join('') + toneKey;
  }
  if (!/[aeiouy]/.test(letters.normalize('NFD'))) return keysOf({letters, tone}, method); // QĐ: no letter may come between
  const bare = [...letters].map((letter) => markKeys[method][letter]?.[0] ?? letter).join('');
  const late = [...letters.replace('ươ', 'ơ')].map((letter) => markKeys[method][letter]?.[1] ?? '').join('');
  return bare + late + toneKey;
}

/** The syllables of published names of procedures, in the style in which the tone stands on the second of oa, oe, uy. */
function syllables(): string[] {
  const files = ['demo/data/procedures.json'];
  const text = files
    .map((file) => readFileSync(file, 'utf8'))
    .join(' ')
    .normalize('NFC');
  const words = new Set((text.match(/\p{L}+/gu) ?? []).map((word) => word.toLowerCase()));
  return [...words].filter((word) => /[ăâêôơưđ]|[̣̀́̃̉]/.test(word.normalize('NFD')) || /[àáảãạ]/.test(word)).map(newStyle);
}

function newStyle(word: string): string {
  return word
    .normalize('NFD')
    .replace(/^(.*?)([ou])([̣̀́̃̉])([aey])$/u, (all, before: string, first: string, tone: string, second: string) =>
      /(oa|oe|uy)/.test(first + second) && !before.endsWith('q') ? `${before}${first}${second}${tone}` : all,
    )
    .normalize('NFC');
}

const table: readonly [keys: string, text: string][] = [
  ['dd', 'đ'],
  ['Dd', 'Đ'],
  ['ddd', 'dd'],
  ['aa', 'â'],
  ['aaa', 'aa'],
  ['aaaa', 'aaa'],
  ['aw', 'ă'],
  ['aww', 'aw'],
  ['w', 'ư'],
  ['ww', 'w'],
  ['uow', 'ươ'],
  ['uoww', 'uow'],
  ['uww', 'uw'],
  ['oww', 'ow'],
  ['UOW', 'ƯƠ'],
  ['dduwowcj', 'được'],
  ['dduwocj', 'được'],
  ['dduowcj', 'được'],
  ['duocdjw', 'được'],
  ['DDUWOWCJ', 'ĐƯỢC'],
  ['Dduowcj', 'Được'],
  ['thuowr', 'thuở'],
  ['thuowng', 'thương'],
  ['huowng', 'hương'],
  ['huow', 'huơ'],
  ['hoaf', 'hoà'],
  ['hoafn', 'hoàn'],
  ['hoanf', 'hoàn'],
  ['thuyr', 'thuỷ'],
  ['khoer', 'khoẻ'],
  ['tuyeens', 'tuyến'],
  ['tuysen', 'tuyén'],
  ['tuysene', 'tuyến'],
  ['quyeenf', 'quyền'],
  ['quys', 'quý'],
  ['quas', 'quá'],
  ['quoocs', 'quốc'],
  ['quaanj', 'quận'],
  ['gif', 'gì'],
  ['gias', 'giá'],
  ['giuwx', 'giữ'],
  ['gieengs', 'giếng'],
  ['giaays', 'giấy'],
  ['giangr', 'giảng'],
  ['nghieepj', 'nghiệp'],
  ['nghiepej', 'nghiệp'],
  ['muaf', 'mùa'],
  ['mias', 'mía'],
  ['muwaf', 'mừa'],
  ['muaw', 'mưa'],
  ['xoawn', 'xoăn'],
  ['ngoawnf', 'ngoằn'],
  ['ngoeor', 'ngoẻo'],
  ['xooong', 'xoong'],
  ['khuyur', 'khuỷu'],
  ['khuyas', 'khuýa'],
  ['nguwowif', 'người'],
  ['nguoiwf', 'người'],
  ['huouw', 'hươu'],
  ['ass', 'as'],
  ['asss', 'ass'],
  ['asz', 'a'],
  ['asf', 'à'],
  ['aaz', 'aaz'],
  ['hoasz', 'hoa'],
  ['tesst', 'test'],
  ['aow', 'aow'],
  ['Ddawks', 'Đắk'],
  ['Lawks', 'Lắk'],
  ['Kroong', 'Krông'],
  ['Drawng', 'Drăng'],
  ['file', 'file'],
  ['windows', 'windows'],
  ['Wifi', 'Wifi'],
  ['facebook', 'facebook'],
  ['google', 'google'],
  ['class', 'class'],
  ['zalo', 'zalo'],
  ['email', 'email'],
  ['cafch', 'cafch'],
  ['hocf', 'hocf'],
  ['CCCD', 'CCCD'],
  ['QDD', 'QĐ'],
  ['HDDND', 'HĐND'],
  ['NDD', 'NĐ'],
  ['HDDD', 'HDD'],
  ['wng', 'ưng'],
  ['uw', 'ư'],
  ['xxx', 'xxx'],
];

const vniTable: readonly [keys: string, text: string][] = [
  ['d9', 'đ'],
  ['d99', 'd9'],
  ['a6', 'â'],
  ['a66', 'a6'],
  ['uo7', 'ươ'],
  ['uo77', 'uo7'],
  ['a8', 'ă'],
  ['d9uoc75', 'được'],
  ['d9u7o7c5', 'được'],
  ['hoa2', 'hoà'],
  ['a11', 'a1'],
  ['a10', 'a'],
  ['thuo73', 'thuở'],
  ['thuo7ng', 'thương'],
  ['nguo7i2', 'người'],
  ['uo76', 'uô'],
  ['2026', '2026'],
  ['B027', 'B027'],
];

describe('Telex', () => {
  for (const [keys, text] of table) {
    it(`writes ${keys} as ${text}`, () => assert.equal(compose('', keys, telex), text));
  }

  it('writes hòa, thủy and khỏe in the older style', () => {
    const old: CompositionOptions = {method: 'telex', toneStyle: 'old'};
    assert.deepEqual(
      ['hoaf', 'hoanf', 'thuyr', 'khoer', 'quys', 'giaf'].map((keys) => compose('', keys, old)),
      ['hòa', 'hoàn', 'thủy', 'khỏe', 'quý', 'già'],
    );
  });

  it('goes on from a word that stands there', () => {
    assert.deepEqual(
      [
        compose('hoa', 'f', telex),
        compose('được', 'f', telex),
        compose('được', 'z', telex),
        compose('dươc', 'd', telex),
        compose('toà', 'n', telex),
        compose('hòa', 'n', telex),
      ],
      ['hoà', 'đượcf', 'đươc', 'đươc', 'toàn', 'hoàn'],
    );
  });

  it('takes decomposed letters as they stand there', () => {
    assert.equal(compose('đươ\u0323', 'c', telex), 'được');
  });
});

describe('VNI', () => {
  for (const [keys, text] of vniTable) {
    it(`writes ${keys} as ${text}`, () => assert.equal(compose('', keys, vni), text));
  }
});

describe('tones from a row', () => {
  it('puts a tone on the syllable before it', () => {
    assert.deepEqual(
      ['tuyên\u0301', 'hoa\u0300', 'Đươc\u0323', 'tuy\u0301ên'].map((keys) => compose('', keys, direct)),
      ['tuyến', 'hoà', 'Được', 'tuyến'],
    );
  });

  it('takes the tone away when it is pressed again', () => {
    assert.equal(compose('hoà', '\u0300', direct), 'hoa');
  });

  it('leaves what carries no tone', () => {
    assert.deepEqual(
      ['xyz\u0301', '\u0301', 'hoc\u0300'].map((keys) => compose('', keys, direct)),
      ['xyz', '', 'hoc'],
    );
  });

  it('takes letters of Telex as they are', () => {
    assert.equal(compose('', 'oosw', direct), 'oosw');
  });
});

describe('syllables of published names', () => {
  const all = syllables();

  it('are many', () => assert.ok(all.length > 150, String(all.length)));

  for (const method of ['telex', 'vni'] as const) {
    for (const order of ['marks first', 'marks last'] as const) {
      it(`come out exact when typed by ${method}, ${order}`, () => {
        const options = method === 'telex' ? telex : vni;
        const wrong = all
          .map((word) => [word, compose('', keysOf(partsOf(word), method, order), options)])
          .filter(([word, typed]) => word !== typed);
        assert.deepEqual(wrong, []);
      });
    }
  }

  it('come out exact when the tone is pressed on the finished word', () => {
    const wrong = all.filter((word) => {
      const {letters, tone} = partsOf(word);
      return compose(letters, tone < 0 ? '' : tones[tone]!, direct) !== word;
    });
    assert.deepEqual(wrong, []);
  });

  it('come out exact from the keys of one by one, whatever stood there after each', () => {
    const wrong = all.filter((word) => {
      let text = '';
      for (const key of keysOf(partsOf(word), 'telex')) text = compose(text, key, telex);
      return text !== word;
    });
    assert.deepEqual(wrong, []);
  });

  it('come out in capitals too', () => {
    const wrong = all.filter((word) => {
      const keys = keysOf(partsOf(word), 'telex').toUpperCase();
      return compose('', keys, telex) !== word.toLocaleUpperCase('vi');
    });
    assert.deepEqual(wrong, []);
  });
});

describe('whatever is typed', () => {
  const method = fc.constantFrom<Method>('telex', 'vni', 'direct');
  const toneStyle = fc.constantFrom<'new' | 'old'>('new', 'old');
  const keys = fc.string({
    unit: fc.constantFrom(...'aeiouywdsfrxjzncgthqmpbk0123456789AOUWDS', ...tones, 'ă', 'ư'),
    maxLength: 14,
  });
  const anything = fc.oneof(keys, fc.string({unit: 'binary', maxLength: 12}));

  it('gives composed letters and never throws', () => {
    fc.assert(
      fc.property(anything, anything, method, toneStyle, (base, typed, how, style) => {
        const text = compose(base, typed, {method: how, toneStyle: style});
        return text === text.normalize('NFC');
      }),
      {numRuns: 2000},
    );
  });

  it('loses no letter: the same consonants come out in the same order', () => {
    const consonants = (text: string) => text.toLowerCase().replace(/[^bcghklmnpqtv]/g, '');
    fc.assert(
      fc.property(keys, (typed) => consonants(compose('', typed, telex)) === consonants(asLetters(typed))),
      {numRuns: 2000},
    );
  });

  it('is left alone where no key of a method is in it', () => {
    const still = fc.string({unit: fc.constantFrom(...'bcghiklmnpqtuvy'), maxLength: 10});
    fc.assert(fc.property(still, (typed) => compose('', typed, telex) === typed));
  });

  it('never changes the number of words', () => {
    fc.assert(fc.property(keys, method, (typed, how) => !/\s/.test(compose('', typed, {...telex, method: how}))));
  });
});

function asLetters(keys: string): string {
  return [...keys]
    .filter((key) => !(tones as readonly string[]).includes(key))
    .join('')
    .normalize('NFD');
}

describe('the word at the caret', () => {
  it('is the letters before it', () => {
    assert.deepEqual(['Xin chào', 'số 12', 'a@b', '', 'Đắk', 'x '].map(wordBefore), ['chào', '', 'b', '', 'Đắk', '']);
  });
});
