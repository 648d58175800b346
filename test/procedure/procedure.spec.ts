import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {narrow, nothingChosen, offered, toggled} from '../../src/procedure/facets.ts';
import {deadlineClass, onlineLevel, readProcedures} from '../../src/procedure/procedure.ts';

describe('reading procedures', () => {
  it('takes a list, or an object that holds one', () => {
    const rows = [{code: '1.1', name: 'Một'}];
    assert.equal(readProcedures(rows).value.length, 1);
    assert.equal(readProcedures({procedures: rows, about: 'x'}).value.length, 1);
  });

  it('leaves out what has no name and says where it stood', () => {
    const {value, faults} = readProcedures({
      procedures: [{code: '1'}, {code: '2', name: 'Hai'}, null, 'x', {name: ['y']}],
    });
    assert.deepEqual(
      value.map(({name}) => name),
      ['Hai'],
    );
    assert.deepEqual(
      faults.map(({path}) => path),
      ['procedures.0', 'procedures.2', 'procedures.3', 'procedures.4'],
    );
  });

  it('takes what it does not know for nothing', () => {
    const [row] = readProcedures([
      {code: null, name: 'Một', field: 'null', deadline: 'undefined', fee: '-', online: 'NaN'},
    ]).value;
    assert.deepEqual(row, {
      code: '',
      name: 'Một',
      field: '',
      level: '',
      deadline: '',
      fee: '',
      online: 'unknown',
      favourite: false,
      within: 'unknown',
    });
  });

  it('takes direction marks and control characters out of texts and composes them', () => {
    const [row] = readProcedures([{code: '1', name: '\u202EĐăng\u0000 ký\u200F  khai sinh\n'.normalize('NFD')}]).value;
    assert.equal(row!.name, 'Đăng ký khai sinh');
  });

  it('keeps the first of two rows with one code and names the other', () => {
    const {value, faults} = readProcedures([
      {code: '1', name: 'Một'},
      {code: '1', name: 'Hai'},
      {name: 'Ba'},
      {name: 'Bốn'},
    ]);
    assert.deepEqual(
      value.map(({name}) => name),
      ['Một', 'Ba', 'Bốn'],
    );
    assert.match(faults[0]!.reason, /1 is there twice/);
  });

  it('reads nothing out of what is no list, and says so', () => {
    for (const input of [null, undefined, 3, 'x', {}, {procedures: 'x'}, {data: []}]) {
      const {value, faults} = readProcedures(input);
      assert.deepEqual([value.length, faults.length], [0, 1]);
    }
  });
});

describe('the level of online service', () => {
  it('is read from new words and old', () => {
    for (const words of ['toàn trình', 'Dịch vụ công trực tuyến toàn trình', 'Mức độ 4', 'mức 4', '4', 'MỨC ĐỘ IV']) {
      assert.equal(onlineLevel(words), 'full', words);
    }
    for (const words of ['một phần', 'Mức độ 3', '3']) assert.equal(onlineLevel(words), 'partial', words);
    for (const words of ['trực tiếp', 'Mức độ 2', 'mức độ 1']) assert.equal(onlineLevel(words), 'inPerson', words);
  });

  it('is unknown for any other', () => {
    for (const words of ['', 'khác', 'mức độ 34', '5']) assert.equal(onlineLevel(words), 'unknown', words);
  });
});

describe('the class of a deadline', () => {
  const examples = {
    sameDay: ['trong ngày; nhận sau 15 giờ thì ngày làm việc tiếp theo', 'Ngay trong ngày làm việc', '04 giờ làm việc'],
    upTo5: ['03 ngày làm việc; phải xác minh: không quá 23 ngày', '05 ngày làm việc', '02 - 03 ngày'],
    upTo15: ['07 ngày làm việc', '10-15 ngày', 'Trong 10 ngày làm việc', '15 ngày nhà ở riêng lẻ / 20 ngày'],
    longer: ['30 ngày', '01 tháng', 'không quá 23 ngày'],
    unknown: ['', 'theo quy định', 'Chưa rõ'],
  };
  for (const [expected, texts] of Object.entries(examples)) {
    it(`is ${expected} for ${texts.map((text) => `"${text}"`).join(', ')}`, () => {
      for (const text of texts) assert.equal(deadlineClass(text), expected, text);
    });
  }
});

describe('narrowing', () => {
  const rows = readProcedures([
    {code: '1', name: 'Một', field: 'A', online: 'toàn trình'},
    {code: '2', name: 'Hai', field: 'A', online: 'một phần'},
    {code: '3', name: 'Ba', field: 'B', online: 'toàn trình'},
    {code: '4', name: 'Bốn'},
  ]).value.map((row) => ({row}));

  it('counts with all other facets as they are chosen, not its own', () => {
    const {fitting, counts} = narrow(rows, toggled(nothingChosen, 'field', 'A'));
    assert.equal(fitting.length, 2);
    assert.deepEqual(
      [...counts.field],
      [
        ['A', 2],
        ['B', 1],
        ['', 1],
      ],
    );
    assert.deepEqual(
      [...counts.online],
      [
        ['full', 1],
        ['partial', 1],
      ],
    );
  });

  it('takes a value out when it is chosen again', () => {
    const twice = toggled(toggled(nothingChosen, 'field', 'A'), 'field', 'A');
    assert.equal(narrow(rows, twice).fitting.length, 4);
  });

  it('offers what leaves most first, then the unknown, then what leaves nothing', () => {
    const all = new Map([
      ['Z', 9],
      ['', 5],
      ['A', 2],
      ['B', 3],
    ]);
    assert.deepEqual(
      offered(
        'field',
        all,
        new Map([
          ['', 4],
          ['A', 1],
          ['B', 2],
        ]),
      ),
      ['B', 'A', '', 'Z'],
    );
    assert.deepEqual(
      offered(
        'online',
        new Map([
          ['unknown', 1],
          ['full', 1],
        ]),
        new Map(),
      ),
      ['full', 'unknown'],
    );
  });
});
