import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {hallAddress} from '../../base/hall-address.js';
import {LocaleController} from '../../base/locale.js';
import {liveMark, loadingMark, staleMark} from '../../base/marks.js';
import {alarmsOf, BacklogMemory, inOrder, silentAfter, type Alarm, type Backlogs} from '../alarms.js';
import {readDevices} from '../device-list.js';
import {deviceKinds, type DeviceKind, type DeviceList, type DeviceRow} from '../health.js';
import {messages} from './device-board.messages.js';
import {styles} from './device-board.styles.js';
import {warningMark} from './mark.js';
import {agoOf, sentenceOf, skewOf, stateOf, timeOf, zoneOf} from './say.js';

/** One row with what is the matter with it. */
interface Judged {
  row: DeviceRow;
  alarms: readonly Alarm[];
}

/**
 * Every screen, kiosk, camera and printer of a hall, for its staff: what needs attention first, each in a sentence that
 * says what to do.
 *
 * @tag device-board
 * @slot heading - The heading. Replaces the default one.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the list could not be used. Bubbles.
 * @csspart summary - How many devices, alarms and warnings, and as of when.
 * @csspart alarms - What needs attention.
 * @csspart table - All devices.
 * @cssstate alarmed - Something needs attention.
 * @cssstate stale - The list could not be renewed; the last one is shown.
 */
export class DeviceBoard extends CounterElement {
  static override readonly tag = 'device-board';
  static override readonly styles = styles;

  /** The list, as a hall's server sends it. Wins over `src` and `hall`. */
  @property({attribute: false}) data: unknown;

  /** Address of the list as JSON. Wins over `hall`. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests; 0 asks once. */
  @property({type: Number}) refresh = 15;

  /** Address of the hall whose devices are shown, such as `https://…/halls/1`. */
  @property({useDefault: true}) hall = '';

  /** What the hall gave to its staff. */
  @property() token = '';

  /** The kind that is shown, such as `kiosk`; all where it is empty. */
  @property({useDefault: true}) kind: DeviceKind | '' = '';

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController<DeviceList>(
    this,
    readDevices,
    () => this.src || hallAddress(this.hall, 'devices'),
    () => (this.src ? '' : this.token), // never sent to an address that is not the hall's
  );
  #memory = new BacklogMemory();
  #earlier: Backlogs = new Map();
  #known: DeviceList | undefined;

  protected override willUpdate(): void {
    const list = this.#data.value;
    if (list === this.#known) return;
    this.#known = list;
    if (list) this.#earlier = this.#memory.take(list);
    else this.#memory = new BacklogMemory();
  }

  protected override update(changed: Map<PropertyKey, unknown>): void {
    super.update(changed);
    const list = this.#data.value;
    this.setState('stale', this.#isStale);
    this.setState('alarmed', Boolean(list?.devices.some((row) => alarmsOf(row, list, this.#earlier).length > 0)));
  }

  protected override render() {
    const {text} = this.#locale;
    const list = this.#data.value;
    return html`<div class="frame">
      <header>
        <slot name="heading"><h2>${text.heading}</h2></slot>
        ${list ? this.#renderSummary(list) : nothing}
      </header>
      ${list ? this.#renderList(list) : this.#renderNothing()}
    </div>`;
  }

  get #isStale(): boolean {
    return this.#data.state === 'failed' && this.#data.value !== undefined;
  }

  #renderSummary(list: DeviceList): TemplateResult {
    const {text} = this.#locale;
    const all = list.devices.flatMap((row) => alarmsOf(row, list, this.#earlier));
    const alarms = all.filter(({severity}) => severity === 'alarm').length;
    const clock = this.#locale.clock(list.now, zoneOf(list));
    const skipped = this.#isStale ? 0 : this.#data.faults.length;
    return html`<div class="summary" part="summary">
      <p>${text.summary(list.devices.length, alarms, all.length - alarms)}</p>
      <p class=${this.#isStale ? 'stale' : 'updated'} role="status">
        ${this.#isStale ? staleMark() : liveMark()}
        <span>${this.#isStale ? text.stale(clock) : text.updated(clock)}</span>
        ${this.#isStale ? this.#renderRetry() : nothing}
      </p>
      ${skipped > 0 ? html`<p class="skipped">${text.skipped(skipped)}</p>` : nothing}
    </div>`;
  }

  #renderRetry(): TemplateResult {
    return html`<button class="plain" type="button" @click=${this.#onRetry}>${this.#locale.text.retry}</button>`;
  }

  /** Nothing has come yet, or nothing may come. */
  #renderNothing(): TemplateResult {
    const {text} = this.#locale;
    const {state, status} = this.#data;
    if (state === 'failed' && (status === 401 || status === 403)) {
      return html`<p class="line" role="status">${staleMark()}<span>${text.forbidden}</span></p>`;
    }
    if (state === 'failed') {
      return html`<p class="line" role="status">${staleMark()}<span>${text.failed}</span>${this.#renderRetry()}</p>`;
    }
    const loading = state === 'loading';
    return html`<p class="line" role="status">
      ${loading ? loadingMark() : nothing}<span>${loading ? text.loading : text.empty}</span>
    </p>`;
  }

  #renderList(list: DeviceList): TemplateResult {
    const {text} = this.#locale;
    if (list.devices.length === 0) return html`<p class="line">${text.empty}</p>`;
    const shown = list.devices
      .filter(({kind}) => !this.kind || kind === this.kind)
      .map((row): Judged => ({row, alarms: alarmsOf(row, list, this.#earlier)}));
    const alarms = inOrder(shown.flatMap((one) => one.alarms));
    return html`
      ${this.#renderChoice(list)}
      <section class="alarms" part="alarms" aria-labelledby="alarms">
        <h3 id="alarms">${text.alarms}</h3>
        ${
          alarms.length > 0
            ? html`<ul>${alarms.map((alarm) => this.#renderAlarm(alarm, list))}</ul>`
            : html`<p class="fine">${liveMark()}<span>${text.noAlarms}</span></p>`
        }
      </section>
      ${shown.length > 0 ? this.#renderTable(shown, list) : html`<p class="line">${text.emptyKind}</p>`}
    `;
  }

  #renderChoice({devices}: DeviceList): TemplateResult {
    const {text} = this.#locale;
    const count = (kind: DeviceKind) => devices.filter((row) => row.kind === kind).length;
    const kinds = deviceKinds.filter((kind) => kind === this.kind || count(kind) > 0);
    return html`<label class="choice">
      <span>${text.kind}</span>
      <select aria-label=${text.kind} @change=${this.#onKind}>
        <option value="" ?selected=${!this.kind}>${text.everyKind(devices.length)}</option>
        ${kinds.map(
          (kind) =>
            html`<option value=${kind} ?selected=${kind === this.kind}>
              ${text.oneKind(text.kinds[kind], count(kind))}
            </option>`,
        )}
      </select>
    </label>`;
  }

  #renderAlarm(alarm: Alarm, list: DeviceList): TemplateResult {
    const {severity} = alarm;
    return html`<li class=${severity}>
      ${severity === 'alarm' ? staleMark() : warningMark()}
      <b>${this.#locale.text.severities[severity]}</b>
      <span>${sentenceOf(this.#locale, alarm, list)}</span>
    </li>`;
  }

  /** Told to be a table, because narrow containers make rows and cells of it that are no longer laid out as one. */
  #renderTable(shown: readonly Judged[], list: DeviceList): TemplateResult {
    const {columns} = this.#locale.text;
    const weight = ({alarms: [first]}: Judged) => (first ? (first.severity === 'alarm' ? 0 : 1) : 2);
    const rows = [...shown].sort((one, other) => weight(one) - weight(other));
    return html`<table part="table" role="table" aria-label=${this.#locale.text.heading}>
      <thead>
        <tr role="row">
          ${Object.entries(columns).map(
            ([name, title]) => html`<th class=${name} role="columnheader" scope="col">${title}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map((one) => this.#renderRow(one, list))}
      </tbody>
    </table>`;
  }

  #renderRow({row, alarms}: Judged, list: DeviceList): TemplateResult {
    const {text} = this.#locale;
    const {columns} = text;
    const [first] = alarms;
    const {at, kind, name} = row;
    const asleep = !first && (at === null || list.now - at > silentAfter);
    const mark = asleep ? nothing : !first ? liveMark() : first.severity === 'alarm' ? staleMark() : warningMark();
    const cell = (column: keyof typeof columns, content: unknown) =>
      html`<td class=${column} role="cell"><i aria-hidden="true">${columns[column]}</i><span>${content}</span></td>`;
    return html`<tr role="row" class=${first?.severity ?? 'fine'}>
      <th class="device" role="rowheader" scope="row"><b>${name || text.kinds[kind]}</b>${name ? html`<small>${text.kinds[kind]}</small>` : nothing}</th>
      ${cell('state', html`${mark}<b>${stateOf(this.#locale, first?.reason, asleep)}</b>`)}
      ${cell(
        'seen',
        at === null
          ? text.never
          : html`${agoOf(this.#locale, at, list.now)}<small>${timeOf(this.#locale, at, list)}</small>`,
      )}
      ${cell('version', row.version ?? text.unknown)} ${cell('backlog', this.#locale.number(row.backlog))}
      ${cell('skew', skewOf(this.#locale, row))} ${cell('sound', row.sound ? text.sounds[row.sound] : '')}
    </tr>`;
  }

  #onRetry(): void {
    this.#data.retry();
  }

  #onKind(event: Event): void {
    const {value} = event.target as HTMLSelectElement;
    this.kind = deviceKinds.find((kind) => kind === value) ?? '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'device-board': DeviceBoard;
  }
}
