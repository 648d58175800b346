import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {maskName} from '../../src/core/names.ts';

describe('a masked name', () => {
  const masked: readonly (readonly [name: string, shown: string])[] = [
    ['Nguyễn Văn An', 'Nguyễn V** A'],
    ['Nguyễn Thị Minh Khai', 'Nguyễn T** M** K'],
    ['Đỗ Ánh', 'Đỗ Á'],
    ['An', 'A**'],
    ['John Smith', 'John S'],
    ['Y Bhiăng Niê', 'Y B** N'],
    ['H’Hen Niê', 'H’Hen N'],
    ['  trần   văn  ơn ', 'trần V** Ơ'],
    ['Nguyễn, Văn. An', 'Nguyễn V** A'],
    ['', ''],
    ['1234', ''],
    ['阮 文 安', '阮 文** 安'],
  ];
  for (const [name, shown] of masked) it(`shows "${shown}" of "${name}"`, () => assert.equal(maskName(name), shown));

  it('is the same for composed and decomposed letters', () => {
    assert.equal(maskName('Nguyễn Văn Ấn'.normalize('NFD')), maskName('Nguyễn Văn Ấn'));
  });

  it('keeps a mark that has no letter of its own: ê̆', () => {
    assert.equal(maskName('Niê ê\u0306ban'), `Niê ${'Ê\u0306'.normalize('NFC')}`);
  });

  it('never shows a second word of more than one letter', () => {
    const word = fc.stringMatching(/^[A-Za-zÀ-ỹ]{2,12}$/);
    fc.assert(
      fc.property(fc.array(word, {minLength: 2, maxLength: 7}), (words) => {
        const [, ...others] = words;
        const [, ...shown] = maskName(words.join(' ')).split(' ');
        assert.ok(shown.every((one) => [...one.normalize('NFC').replace(/\p{M}|\*\*$/gu, '')].length === 1));
        assert.ok(shown.length <= others.length);
      }),
    );
  });
});
