import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {accentKey, eachSyllable, fold, undoTyping} from '../../src/core/text.ts';

function syllables(text: string): string[] {
  const found: string[] = [];
  eachSyllable(text, (start, end) => found.push(text.slice(start, end)));
  return found;
}

const anything = fc.oneof(
  fc.string({unit: 'binary'}),
  fc.string({unit: 'grapheme'}),
  fc.string({unit: 'binary-ascii'}),
);

describe('folding', () => {
  it('takes every Vietnamese letter to its base letter', () => {
    assert.equal(fold('aàảãáạăằẳẵắặâầẩẫấậ'), 'a'.repeat(18));
    assert.equal(fold('eèẻẽéẹêềểễếệ'), 'e'.repeat(12));
    assert.equal(fold('oòỏõóọôồổỗốộơờởỡớợ'), 'o'.repeat(18));
    assert.equal(fold('uùủũúụưừửữứự'), 'u'.repeat(12));
    assert.equal(fold('iìỉĩíịyỳỷỹýỵ'), 'iiiiiiyyyyyy');
    assert.equal(fold('ĐÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬ'), 'd' + 'a'.repeat(17));
  });

  it('takes đ to d, and Ð that was mistaken for it', () => {
    assert.equal(fold('đĐÐð'), 'dddd');
  });

  it('makes no difference between composed and decomposed text', () => {
    const text = 'Thủ tục đăng ký kết hôn có yếu tố nước ngoài, Ộ Ẫ Ữ';
    assert.equal(fold(text.normalize('NFD')), fold(text.normalize('NFC')));
  });

  it('drops the breves of Ê Đê that no composed letter has', () => {
    assert.equal(fold('ê\u0306 ô\u0306 ơ\u0306 ư\u0306 ƀ č'), 'e o o u ƀ c');
  });

  it('drops what cannot be seen', () => {
    assert.equal(fold('khai\u200B si\u00ADnh\u202E\u200F'), 'khai sinh');
  });

  it('changes nothing that was folded before, whatever the text', () => {
    fc.assert(fc.property(anything, (text) => assert.equal(fold(fold(text)), fold(text))));
  });

  it('never makes a text longer', () => {
    fc.assert(fc.property(anything, (text) => assert.ok(fold(text).length <= text.length)));
  });
});

describe('exact accents', () => {
  it('are the same in the old and the new place of the mark', () => {
    assert.equal(accentKey('hoà'), accentKey('hòa'));
    assert.equal(accentKey('Thuỷ'), accentKey('thủy'));
  });

  it('are the same composed and decomposed', () => {
    assert.equal(accentKey('phượng'.normalize('NFD')), accentKey('phượng'));
  });

  it('differ where tones or letters differ', () => {
    assert.equal(new Set(['thanh', 'thành', 'thạnh', 'thảnh', 'thánh', 'thãnh', 'thânh'].map(accentKey)).size, 7);
    assert.notEqual(accentKey('ê'), accentKey('ê\u0306'));
  });
});

describe('undoing unfinished typing', () => {
  it('takes Telex letters away', () => {
    const typed = {
      ddawng: 'dang',
      kys: 'ky',
      nguyeenx: 'nguyen',
      dduwowcj: 'duoc',
      truowngf: 'truong',
      nghieepj: 'nghiep',
    };
    for (const [keys, word] of Object.entries(typed)) assert.equal(undoTyping(keys), word);
  });

  it('takes them away wherever in the word they were struck', () => {
    const typed = {dangdw: 'dang', capas: 'cap', caaps: 'cap', nwowcs: 'nuoc', tuwf: 'tu', twf: 'tu', hoongf: 'hong'};
    for (const [keys, word] of Object.entries(typed)) assert.equal(undoTyping(keys), word);
  });

  it('takes VNI digits away', () => {
    const typed = {d9a8ng: 'dang', ky1: 'ky', nguye6n4: 'nguyen', d9u7o7c5: 'duoc', sinh: 'sinh'};
    for (const [keys, word] of Object.entries(typed)) assert.equal(undoTyping(keys), word);
  });

  it('leaves finished words as they are', () => {
    for (const word of ['sinh', 'xa', 'ruong', 'trich', 'giay', 'quyet', 'khuyen', 'phep', 'y', 'an']) {
      assert.equal(undoTyping(word), word);
    }
  });

  it('never throws', () => {
    fc.assert(fc.property(anything, (text) => typeof undoTyping(fold(text)) === 'string'));
  });
});

describe('cutting into syllables', () => {
  it('goes by spaces and punctuation', () => {
    assert.deepEqual(syllables('Cấp, (đổi) "lại" – 1.001193/QĐ'), ['Cấp', 'đổi', 'lại', '1', '001193', 'QĐ']);
  });

  it('keeps combining marks with their letter', () => {
    assert.deepEqual(
      syllables('đăng ký'.normalize('NFD')),
      ['đăng', 'ký'].map((word) => word.normalize('NFD')),
    );
  });

  it('gives places inside the text, in order, never empty, whatever the text', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let last = 0;
        eachSyllable(text, (start, end) => {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        });
      }),
    );
  });
});
