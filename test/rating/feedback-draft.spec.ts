import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {safeParse} from 'valibot';
import {
  emptyDraft,
  faultsOf,
  feedbackOf,
  isBegun,
  isCategory,
  longestText,
  roomToSay,
  withoutText,
} from '../../src/rating/feedback-draft.ts';
import {codeLetters, feedbackSchema, receiptCode} from '../../src/rating/feedback.ts';
import {readPublished} from '../../src/rating/published.ts';
import {newReceiptCode, readReceiptCode} from '../../src/rating/receipt-code.ts';

const about = {code: '7K2M-9QXT-HR4C', salt: 'salt', channel: 'web', language: 'vi'} as const;
const good = {...emptyDraft, category: 'petition', text: 'Kê thêm ghế.'};

describe('a receipt code', () => {
  it('is always one that the schema knows, and never the same', () => {
    const codes = Array.from({length: 500}, newReceiptCode);
    assert.deepEqual(
      codes.filter((code) => !receiptCode.test(code)),
      [],
    );
    assert.equal(new Set(codes).size, 500);
  });

  it('uses every letter', () => {
    const letters = new Set(Array.from({length: 500}, newReceiptCode).join('').replaceAll('-', ''));
    assert.deepEqual([...letters].sort().join(''), [...codeLetters].sort().join(''));
  });

  it('is read however it was typed', () => {
    for (const typed of ['7k2m9qxthr4c', ' 7K2M 9QXT HR4C ', '7K2M-9QXT-HR4C', '7k2m.9qxt.hr4c']) {
      assert.equal(readReceiptCode(typed), '7K2M-9QXT-HR4C');
    }
  });

  it('is not read from what cannot be one', () => {
    for (const typed of ['', '7K2M', '7K2M-9QXT-HR40', 'O'.repeat(12), '7K2M-9QXT-HR4C-AAAA']) {
      assert.equal(readReceiptCode(typed), null);
    }
  });
});

describe('a draft', () => {
  it('lacks a category and a text at first', () => {
    assert.deepEqual(faultsOf(emptyDraft), {category: 'missing', text: 'missing'});
  });

  it('is too long at one letter more than may be', () => {
    assert.deepEqual(faultsOf({...good, text: 'a'.repeat(longestText)}), {});
    assert.deepEqual(faultsOf({...good, text: 'a'.repeat(longestText + 1)}), {text: 'long'});
  });

  it('counts a letter with its marks as one', () => {
    assert.deepEqual(faultsOf({...good, text: 'Ộ'.normalize('NFD').repeat(longestText)}), {});
  });

  it('takes contacts as people write them, and none that cannot be', () => {
    for (const phone of ['', '0912 345 678', '+84 (239) 385.2773', '0239-3852773']) {
      assert.deepEqual(faultsOf({...good, phone}), {}, phone);
    }
    for (const phone of ['abc', '12345', 'số 4']) assert.deepEqual(faultsOf({...good, phone}), {phone: 'malformed'});
    for (const email of ['a@b', 'a b@c.vn', '@c.vn'])
      assert.deepEqual(faultsOf({...good, email}), {email: 'malformed'});
    assert.deepEqual(faultsOf({...good, email: ' ten@example.vn '}), {});
  });

  it('is begun by the first letter anywhere', () => {
    assert.equal(isBegun(emptyDraft), false);
    for (const field of ['category', 'text', 'name', 'email', 'phone']) {
      assert.equal(isBegun({...emptyDraft, [field]: 'x'}), true);
    }
  });

  it('becomes what the schema of a server takes, whatever was written, when nothing is wrong with it', () => {
    const text = fc.string({unit: 'grapheme', maxLength: 300});
    const draft = fc.record({
      ...{category: fc.constantFrom('comment', 'petition'), text, name: text, email: fc.constant('')},
      ...{phone: fc.constantFrom('', '0912345678'), attachments: fc.constant([])},
    });
    fc.assert(
      fc.property(draft, (each) => {
        fc.pre(Object.keys(faultsOf(each)).length === 0);
        const item = {...feedbackOf(each, about), id: 'id', seq: 1, at: 1};
        assert.equal(safeParse(feedbackSchema, item).success, true);
      }),
    );
  });

  it('leaves nothing of what was written on the device once the server has it', () => {
    const kept = feedbackOf({...good, name: 'An', phone: '0912345678'}, about);
    assert.equal(kept.private?.name, 'An');
    assert.deepEqual(withoutText(kept), {
      ...{type: 'feedback', code: about.code, category: 'petition', channel: 'web', language: 'vi'},
    });
  });

  it('says how much room is left in steps, and nothing while there is plenty', () => {
    assert.equal(roomToSay('a'.repeat(3000)), null);
    assert.equal(roomToSay('a'.repeat(3501)), 500);
    assert.equal(roomToSay('a'.repeat(3999)), 20);
    assert.equal(roomToSay('a'.repeat(4000)), 0);
    assert.equal(roomToSay('a'.repeat(4025)), -20);
  });
});

describe('a category', () => {
  it('has an id and a name, in one language or several', () => {
    assert.equal(isCategory({id: 'a', name: 'A'}), true);
    assert.equal(isCategory({id: 'a', name: {vi: 'A'}}), true);
    for (const input of [null, undefined, 1, {}, {id: ''}, {id: 'a'}, {id: 'a', name: {}}, {id: 'a', name: {vi: {}}}]) {
      assert.equal(isCategory(input), false);
    }
  });
});

describe('published comments', () => {
  const comment = {id: '1', at: 1, category: 'x', text: 'Một'};

  it('are read from a list, and from an object that says how to go on', () => {
    assert.deepEqual(readPublished([comment]).value, {comments: [comment], next: null});
    assert.deepEqual(readPublished({comments: [comment], next: '1'}).value, {comments: [comment], next: '1'});
  });

  it('leave out what cannot be shown', () => {
    const rows = [comment, null, {...comment, text: ' '}, {...comment, at: 1e300}, {...comment, text: 4}];
    assert.deepEqual(readPublished(rows).value.comments, [comment]);
  });

  it('are refused where there is no list', () => {
    for (const input of [null, undefined, 4, {}, {comments: 'x'}]) assert.throws(() => readPublished(input));
  });
});
