import {html, type TemplateResult} from 'lit';
import type {HallView, WaitingRow} from '../view.js';
import {chooseScreen, serviceName, waitLine, ways, type Choice, type Item, type Words} from './choose-screen.js';
import type {CodeDesk} from './code-desk.js';
import type {codeScreen} from './code-screen.js';
import {confirmScreen} from './confirm-screen.js';
import {entriesOf, lettersOf, peopleAt, rowsOf} from './fields.js';
import type {Browsing, Refused, Step} from './issue-controller.js';
import {noticeScreen, refusalNotice, wishName, type Notice} from './notice-screen.js';
import type {Paper} from './print-desk.js';
import {readBand, readCounters, wholeNumber, type Slip} from './slip.js';
import {leaving, ticketScreen} from './ticket-screen.js';
import type {Claim, Wish} from './wish.js';

/** What all screens take from their kiosk. */
export interface KioskScreens extends Words {
  view: HallView | null;
  /** The hall's clock. */
  now: number;
  timeZone: string | undefined;
  location: string;
  /** Whether a choice is confirmed before a number is given. */
  asks: boolean;
  reach: boolean;
  page: number;
  paper: Paper;
  left: number | null;
  /** Whether people must be told that the glass goes back. */
  ending: boolean;
  closed: boolean;
  code: CodeDesk;
  /** Loaded where it is needed. */
  codeScreen: typeof codeScreen | undefined;
  isSoldOut: (service: string) => boolean;
  onPage: (page: number) => void;
  onShow: (step: Browsing) => void;
  onAsk: (wish: Wish) => void;
  onBack: () => void;
  onHome: () => void;
  onDone: () => void;
  onReprint: (slip: Slip) => void;
  onMoreTime: () => void;
}

/** One step of the way to a number. */
export function renderScreen(step: Step, kiosk: KioskScreens): TemplateResult {
  switch (step.screen) {
    case 'asking':
      return browse(step.from, kiosk, step.wish);
    case 'ticket':
      return ticket(step.slip, kiosk);
    case 'refused':
      return refused(step, kiosk);
    case 'unanswered':
      return unanswered(step.wish, kiosk);
    default:
      return browse(step, kiosk, null);
  }
}

function browse(step: Browsing, kiosk: KioskScreens, asked: Wish | null): TemplateResult {
  switch (step.screen) {
    case 'choose':
      return first(kiosk, asked);
    case 'services':
      return services(step, kiosk, asked);
    case 'confirm':
      return confirm(step, kiosk, asked);
    case 'class':
      return classes(step, kiosk);
    case 'reason':
      return reasons(step, kiosk);
    case 'code':
      return code(kiosk, asked);
  }
}

/** The items of a page, so many as there is room for. */
function listed(kiosk: KioskScreens, all: readonly Item[], roomy: boolean, asked: Wish | null) {
  const places = kiosk.reach ? 3 : roomy ? 5 : 4;
  const size = all.length <= places ? places : kiosk.reach ? places : places - 1;
  const pages = Math.max(1, Math.ceil(all.length / size));
  const page = Math.min(kiosk.page, pages - 1);
  return {
    items: all.slice(page * size, page * size + size),
    page,
    pages,
    places: Math.min(size, all.length),
    warning: kiosk.ending,
    taken: asked?.type === 'issue' ? asked.row.id : null,
    closed: kiosk.closed,
    onPage: kiosk.onPage,
  };
}

function list(kiosk: KioskScreens, choice: Omit<Choice, 'text' | 'locale'>): TemplateResult {
  const {text, locale, ending, left} = kiosk;
  const line = ending ? text.touchToStay(left ?? 0) : choice.line;
  return chooseScreen({...choice, text, locale, line});
}

function serviceItem(kiosk: KioskScreens, row: WaitingRow, onChoose: () => void): Item {
  return {
    id: row.id,
    mark: typeof row.prefix === 'string' ? row.prefix : '',
    name: serviceName(kiosk, row),
    line: waitLine(kiosk, row, kiosk.isSoldOut(row.id), readBand(row.band)),
    count: wholeNumber(row.count),
    onChoose,
  };
}

/** A choice that is confirmed, or asked for at once where the office wants no question. */
function chosen(kiosk: KioskScreens, row: WaitingRow, field: (Browsing & {screen: 'services'})['field'] | null): void {
  if (kiosk.asks) kiosk.onShow({screen: 'confirm', row, field, claim: null});
  else kiosk.onAsk({type: 'issue', row, claim: null});
}

function first(kiosk: KioskScreens, asked: Wish | null): TemplateResult {
  const {text, locale, view, reach} = kiosk;
  const places = reach ? 3 : 5;
  const items = entriesOf(view).map((entry): Item => {
    const {field, rows} = entry;
    if (!field) return serviceItem(kiosk, rows[0]!, () => chosen(kiosk, rows[0]!, null));
    const name = locale.pick(field.name) || text.unnamed('');
    const mark = lettersOf(rows);
    const onChoose = () => kiosk.onShow({screen: 'services', field});
    return {id: field.id, mark, name, line: text.services(rows.length), count: peopleAt(rows), onChoose};
  });
  const choice = {...listed(kiosk, items, true, asked), heading: text.ask, line: text.tap};
  if (view) return list(kiosk, choice);
  return list(kiosk, {...choice, items: Array<null>(places).fill(null), places, line: text.loading});
}

function services(step: Browsing & {screen: 'services'}, kiosk: KioskScreens, asked: Wish | null): TemplateResult {
  const {text, locale, view} = kiosk;
  const {field} = step;
  const items = rowsOf(view)
    .filter((row) => row.field === field.id)
    .map((row) => serviceItem(kiosk, row, () => chosen(kiosk, row, field)));
  const choice = {
    ...listed(kiosk, items, false, asked),
    heading: locale.pick(field.name) || text.unnamed(''),
    line: text.tapService,
  };
  return html`${list(kiosk, choice)} ${back(kiosk, false)}`;
}

function confirm(
  {row, field, claim}: Browsing & {screen: 'confirm'},
  kiosk: KioskScreens,
  asked: Wish | null,
): TemplateResult {
  const {text, locale, view, ending, left, closed} = kiosk;
  const now = rowsOf(view).find(({id}) => id === row.id) ?? row;
  const named = view?.hall?.priorities ?? [];
  const priority = claim && named.find(({id}) => id === claim.priority);
  return confirmScreen({
    text,
    locale,
    service: serviceName(kiosk, row),
    ahead: wholeNumber(now.count),
    band: readBand(now.band),
    counters: readCounters(now.counters),
    hasClasses: named.length > 0,
    claim: claim && {name: locale.pick(priority?.name), reason: claim.reason},
    warning: ending ? text.touchToStay(left ?? 0) : null,
    deep: field !== null,
    taken: asked !== null,
    closed,
    onClaim: () => kiosk.onShow({screen: 'class', row, field}),
    onUnclaim: () => kiosk.onShow({screen: 'confirm', row, field, claim: null}),
    onTake: () => kiosk.onAsk({type: 'issue', row: now, claim}),
    onBack: kiosk.onBack,
    onRestart: kiosk.onHome,
  });
}

function classes({row, field}: Browsing & {screen: 'class'}, kiosk: KioskScreens): TemplateResult {
  const {text, locale, view} = kiosk;
  const items = (view?.hall?.priorities ?? []).map(({id, name}): Item =>
    plain(id, locale.pick(name) || id, () => kiosk.onShow({screen: 'reason', row, field, priority: id})),
  );
  const choice = {...listed(kiosk, items, false, null), heading: text.classAsk, line: text.classHow};
  return html`${list(kiosk, choice)} ${back(kiosk, true)}`;
}

function reasons({row, field, priority}: Browsing & {screen: 'reason'}, kiosk: KioskScreens): TemplateResult {
  const {text} = kiosk;
  const known = [text.reasonCard, text.reasonSeen, text.reasonFor, text.reasonOther];
  const items = known.map((reason) => {
    const claim: Claim = {priority, reason};
    return plain(reason, reason, () => kiosk.onShow({screen: 'confirm', row, field, claim}));
  });
  const choice = {...listed(kiosk, items, false, null), heading: text.reasonAsk, line: text.classHow};
  return html`${list(kiosk, choice)} ${back(kiosk, true)}`;
}

function plain(id: string, name: string, onChoose: () => void): Item {
  return {id, mark: '', name, line: '', onChoose};
}

function back(kiosk: KioskScreens, deep: boolean): TemplateResult {
  const {closed, onBack, onHome} = kiosk;
  return ways(kiosk, {closed, deep, onBack, onRestart: onHome});
}

function code(kiosk: KioskScreens, asked: Wish | null): TemplateResult {
  const {text, locale, code: desk, codeScreen: screen, ending, left, closed} = kiosk;
  const {lockedSeconds, triesLeft} = desk;
  if (!screen) return html`<section class="ask"><h1 tabindex="-1">${text.codeAsk}</h1></section>`;
  const wrong = triesLeft === null ? text.codeHow : text.codeWrong(triesLeft);
  const line = lockedSeconds > 0 ? text.codeLocked(lockedSeconds) : wrong;
  const {typed} = desk;
  return screen({
    text,
    locale,
    typed: asked?.type === 'arrive' ? asked.code : typed,
    line: asked ? text.takingCode : ending ? text.touchToStay(left ?? 0) : line,
    warning: ending || lockedSeconds > 0 || triesLeft !== null,
    locked: lockedSeconds > 0 || asked !== null,
    closed,
    onType: (letter) => desk.type(letter),
    onErase: () => desk.erase(),
    onConfirm: () => desk.confirm(),
    onBack: kiosk.onBack,
  });
}

function ticket(slip: Slip, kiosk: KioskScreens): TemplateResult {
  const {text, locale, location, paper, left, closed, onReprint, onDone, onMoreTime} = kiosk;
  return ticketScreen({
    text,
    locale,
    slip,
    service: serviceName(kiosk, slip),
    location,
    paper,
    left,
    closed,
    onReprint: () => onReprint(slip),
    onDone,
    onMoreTime,
  });
}

function refused(step: Refused, kiosk: KioskScreens): TemplateResult {
  const {text, now, timeZone} = kiosk;
  const other =
    step.wish.type === 'issue' ? text.otherField : step.reason === 'unknown-booking' ? text.tryAgain : text.home;
  return notice(kiosk, refusalNotice(kiosk, step, now, timeZone), other);
}

function unanswered(wish: Wish, kiosk: KioskScreens): TemplateResult {
  const {text} = kiosk;
  const how = wish.type === 'issue' ? text.unansweredHow(wishName(kiosk, wish)) : text.unansweredCode;
  return notice(kiosk, {heading: text.unanswered, lines: [how, text.unansweredLong], broken: true}, text.home);
}

function notice(kiosk: KioskScreens, said: Notice, wayOn: string): TemplateResult {
  const {closed, onHome} = kiosk;
  return html`${noticeScreen(said)}
    <div class="actions">
      <button class="action" type="button" aria-disabled=${closed} @click=${onHome}>${wayOn}</button>
    </div>
    ${leaving(kiosk)}`;
}

/** How a step is laid out: the class of its screen. */
export function layoutOf(step: Step, troubled: boolean): string {
  switch (step.screen) {
    case 'ticket':
      return 'ticket';
    case 'refused':
    case 'unanswered':
      return 'notice';
    case 'asking':
      return layoutOf(step.from, false);
    default:
      if (troubled) return 'notice';
      return step.screen === 'confirm' || step.screen === 'code' ? step.screen : 'choose';
  }
}
