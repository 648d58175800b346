import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isStaffKey, leadsOut, type Keystroke} from '../../src/device/break-out.ts';
import {fieldKind, keyMethods, keyRows} from '../../src/device/keys.ts';
import {
  closedFor,
  closedMilliseconds,
  freshLock,
  mostWrong,
  readLock,
  tryPin,
  type PinLock,
} from '../../src/device/pin.ts';
import {mayReloadFor, reloadIsDue, reloadRemembered} from '../../src/device/reload.ts';

const now = 1_800_000_000_000;

function wrongTries(count: number, lock: PinLock = freshLock): PinLock {
  return Array.from({length: count}).reduce<PinLock>((before) => tryPin(before, '0000', '1234', now).lock, lock);
}

describe('the PIN of the staff panel', () => {
  it('opens at the right one', () => {
    assert.equal(tryPin(freshLock, '1234', '1234', now).right, true);
  });

  it('does not open at a wrong one', () => {
    assert.equal(tryPin(freshLock, '123', '1234', now).right, false);
  });

  it('never opens where none is set', () => {
    assert.equal(tryPin(freshLock, '', '', now).right, false);
  });

  it('closes for five minutes after five wrong tries', () => {
    assert.equal(closedMilliseconds(wrongTries(mostWrong), now), closedFor);
  });

  it('is still open after four', () => {
    assert.equal(closedMilliseconds(wrongTries(mostWrong - 1), now), 0);
  });

  it('looks at nothing while it is closed, not even the right one', () => {
    assert.equal(tryPin(wrongTries(mostWrong), '1234', '1234', now + closedFor - 1).right, false);
  });

  it('opens again after five minutes', () => {
    assert.equal(tryPin(wrongTries(mostWrong), '1234', '1234', now + closedFor).right, true);
  });

  it('forgets wrong tries at a right one', () => {
    const {lock} = tryPin(wrongTries(mostWrong - 1), '1234', '1234', now);
    assert.equal(closedMilliseconds(wrongTries(1, lock), now), 0);
  });

  it('is never closed for longer than five minutes, even when the clock was set back', () => {
    assert.equal(closedMilliseconds(wrongTries(mostWrong), now - 86_400_000), closedFor);
  });

  it('is read back as it was written', () => {
    const lock = wrongTries(mostWrong);
    assert.deepEqual(readLock(JSON.stringify(lock)), lock);
  });

  it('starts afresh from what is no lock', () => {
    for (const text of [null, '', 'x', '7', 'null', '{"wrong":"many","until":1}'])
      assert.deepEqual(readLock(text), freshLock);
  });
});

describe('keys that lead out', () => {
  const stroke = (text: string): Keystroke => {
    const parts = text.split('+');
    return {
      key: parts.at(-1)!,
      ctrlKey: parts.includes('Ctrl'),
      altKey: parts.includes('Alt'),
      metaKey: parts.includes('Meta'),
      shiftKey: parts.includes('Shift'),
      altGraph: parts.includes('AltGraph'),
    };
  };
  const ways =
    'Ctrl+p Ctrl+o Ctrl+s Ctrl+t Ctrl+w Ctrl+n Ctrl+u Ctrl+f Ctrl+g Ctrl+h Ctrl+j Ctrl+l Ctrl+k Ctrl+d Ctrl+e Ctrl+r ' +
    'Ctrl+Shift+i Ctrl+Shift+j Ctrl+Shift+n Ctrl+Shift+Delete Ctrl+= Ctrl+- Ctrl+0 Ctrl+Tab Meta+p Meta+q ' +
    'Alt+ArrowLeft Alt+ArrowRight Alt+Home Alt+d Alt+f F1 F3 F5 F6 F7 F11 F12 ContextMenu BrowserBack LaunchMail Meta';

  for (const way of ways.split(' ')) {
    it(`refuses ${way}, in a field too`, () => {
      assert.deepEqual([leadsOut(stroke(way), false), leadsOut(stroke(way), true)], [true, true]);
    });
  }

  for (const way of 'Ctrl+a Ctrl+c Ctrl+v Ctrl+x Ctrl+z Ctrl+y Ctrl+ArrowLeft Ctrl+Backspace'.split(' ')) {
    it(`leaves ${way} to who writes in a field, and to nobody else`, () => {
      assert.deepEqual([leadsOut(stroke(way), false), leadsOut(stroke(way), true)], [true, false]);
    });
  }

  for (const key of 'a ộ 5 Enter Tab Escape ArrowDown PageDown Shift'.split(' ')) {
    it(`leaves ${key}`, () => {
      assert.deepEqual([leadsOut(stroke(key), false), leadsOut(stroke(key), true)], [false, false]);
    });
  }

  it('leaves the letters of AltGr', () => {
    assert.equal(leadsOut(stroke('Ctrl+Alt+AltGraph+@'), true), false);
  });

  it('refuses Backspace outside fields only', () => {
    assert.deepEqual([leadsOut(stroke('Backspace'), false), leadsOut(stroke('Backspace'), true)], [true, false]);
  });

  it('knows the keys of staff', () => {
    assert.deepEqual([isStaffKey(stroke('Ctrl+Alt+S')), isStaffKey(stroke('Ctrl+s'))], [true, false]);
  });
});

describe('the quiet reload', () => {
  const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();

  it('is due once the time of day has passed', () => {
    assert.deepEqual(
      [reloadIsDue('03:30', at(22, 9), at(23, 3, 29)), reloadIsDue('03:30', at(22, 9), at(23, 3, 30))],
      [false, true],
    );
  });

  it('is made up for when the machine slept', () => {
    assert.equal(reloadIsDue('03:30', at(22, 9), at(23, 7)), true);
  });

  it('is not due twice on one day', () => {
    assert.equal(reloadIsDue('03:30', at(23, 3, 31), at(23, 23, 59)), false);
  });

  it('is never due without a time of day', () => {
    for (const text of ['', 'x', '25:00', '3:7', '03:30:00']) assert.equal(reloadIsDue(text, 0, at(23, 7)), false);
  });
});

describe('the keys of the on-screen keyboard', () => {
  const texts = (rows: ReturnType<typeof keyRows>) => rows.flat().flatMap(({text}) => (text ? [text] : []));

  for (const method of keyMethods) {
    it(`has every letter on a key of its own (${method})`, () => {
      const there = texts(keyRows('text', method, false));
      assert.deepEqual(
        [...'abcdefghijklmnopqrstuvwxyz'].filter((letter) => there.filter((one) => one === letter).length !== 1),
        [],
      );
    });
  }

  it('has digits and signs one touch away', () => {
    const there = texts(keyRows('text', 'telex', true));
    assert.deepEqual(
      [...'0123456789@/?!,.-'].filter((sign) => !there.includes(sign)),
      [],
    );
  });

  it('has all seven letters and five tones where tones are chosen from a row', () => {
    const keys = keyRows('text', 'tones', false).flat();
    assert.deepEqual(
      [keys.filter(({text}) => text && 'ăâêôơưđ'.includes(text)).length, keys.filter(({tone}) => tone).length],
      [7, 5],
    );
  });

  it('has the ends of addresses for e-mail', () => {
    const there = texts(keyRows('email', 'telex', false));
    assert.deepEqual(
      ['@', '.', '.vn', '.com'].filter((one) => !there.includes(one)),
      [],
    );
  });

  it('has no letters for numbers, and a plus for telephones', () => {
    for (const kind of ['number', 'decimal', 'telephone'] as const) {
      const there = texts(keyRows(kind, 'telex', false));
      assert.ok([...'0123456789'].every((digit) => there.includes(digit)) && !there.some((one) => /[a-z]/.test(one)));
      assert.equal(there.includes('+'), kind === 'telephone');
    }
  });

  it('can always be put away, and always deletes', () => {
    for (const kind of ['text', 'email', 'address', 'number', 'decimal', 'telephone'] as const) {
      for (const symbols of [false, true]) {
        const actions = keyRows(kind, 'telex', symbols)
          .flat()
          .map(({action}) => action);
        assert.ok(
          ['hide', 'backspace', 'enter'].every((one) => actions.includes(one as 'hide')),
          kind,
        );
      }
    }
  });

  it('are chosen by what the field asks for', () => {
    assert.deepEqual(
      [
        fieldKind('text', ''),
        fieldKind('number', ''),
        fieldKind('tel', ''),
        fieldKind('email', ''),
        fieldKind('url', ''),
        fieldKind('text', 'numeric'),
        fieldKind('number', 'numeric'),
        fieldKind('text', 'decimal'),
        fieldKind('email', 'text'),
        fieldKind('password', ''),
      ],
      ['text', 'decimal', 'telephone', 'email', 'address', 'number', 'number', 'decimal', 'text', 'text'],
    );
  });
});

describe('the reload of a screen for another edition', () => {
  const hours = (count: number) => now + count * 3_600_000;

  it('is not due while the hall gives out the same', () => {
    assert.equal(mayReloadFor('1', '1', null, now), false);
  });

  it('is due for another one', () => {
    assert.equal(mayReloadFor('2', '1', null, now), true);
  });

  it('comes once in six hours at most', () => {
    const last = reloadRemembered('2', null, now);
    assert.equal(mayReloadFor('3', '2', last, hours(5.9)), false);
    assert.equal(mayReloadFor('3', '2', last, hours(6)), true);
  });

  it('is tried twice for one edition, then no more', () => {
    const once = reloadRemembered('2', null, now);
    assert.equal(mayReloadFor('2', '1', once, hours(7)), true);
    const twice = reloadRemembered('2', once, hours(7));
    assert.equal(mayReloadFor('2', '1', twice, hours(100)), false);
    assert.equal(mayReloadFor('3', '1', twice, hours(100)), true);
  });
});
