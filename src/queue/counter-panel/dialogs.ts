import {html, nothing, type TemplateResult} from 'lit';
import type {Place} from '../ticket.js';
import type {TicketRow} from '../view.js';
import {bookingForm, helpForm, historyForm, ticketForm} from './papers.js';
import {about, frame, type Asking, type Question} from './question.js';

const delays = [5, 10, 15, 30, 60] as const;

/** The form of a question, for the one `<dialog>` of the panel. */
export function questionForm(question: Question, asking: Asking): TemplateResult {
  switch (question.kind) {
    case 'transfer':
      return transferForm(question.ticket, asking);
    case 'park':
      return parkForm(question.ticket, asking);
    case 'pause':
      return pauseForm(asking);
    case 'help':
      return helpForm(asking);
    case 'history':
      return historyForm(asking);
    case 'booking':
      return bookingForm(question.booking, asking);
    default:
      return ticketForm(question.kind, question.ticket, asking);
  }
}

function answers(confirm: string, {telling: {text}, close}: Asking): TemplateResult {
  return html`<button class="main" type="submit">${confirm}</button>
    <button type="button" @click=${close}>${text.cancel}</button>`;
}

function delaySelect(name: string, label: string, {telling: {text, number}}: Asking): TemplateResult {
  return html`<label class="line"
    >${label}
    <select name=${name}>
      <option value="">${text.noDelay}</option>
      ${delays.map((each) => html`<option value=${each}>${text.afterMinutes(number(each))}</option>`)}
    </select></label
  >`;
}

/** Minutes chosen in a select; nothing where none were. */
function minutesIn(data: FormData): {minutes?: number} {
  const minutes = Number(data.get('minutes'));
  return minutes > 0 ? {minutes} : {};
}

function transferForm(ticket: TicketRow, asking: Asking): TemplateResult {
  const {services, pick} = asking;
  const {text, number} = asking.telling;
  const others = services.filter(({id}) => id !== ticket.service);
  const places: [Place, string][] = [
    ['by-time', text.byTime],
    ['first', text.first],
    ['last', text.last],
  ];
  const body = html`<fieldset>
      <legend class="visually-hidden">${text.transfer}</legend>
      ${others.map(
        ({id, name, count}) => html`<label class="pick"
          ><input type="radio" name="service" value=${id} required /><span>${pick(name)}</span
          ><small>${text.people(number(count))}</small></label
        >`,
      )}
    </fieldset>
    <fieldset>
      <legend>${text.place}</legend>
      <div class="row">
        ${places.map(
          ([place, label]) => html`<label class="pick"
            ><input type="radio" name="place" value=${place} ?checked=${place === 'by-time'} /><span>${label}</span></label
          >`,
        )}
      </div>
    </fieldset>
    ${delaySelect('minutes', text.delay, asking)}`;
  return frame(text.transferTitle(ticket.number), body, answers(text.transfer, asking), (data) => {
    const service = String(data.get('service'));
    const place = data.get('place') as Place;
    asking.decide({type: 'transfer', ...about(ticket, asking), service, place, ...minutesIn(data)});
  });
}

function parkForm(ticket: TicketRow, asking: Asking): TemplateResult {
  const {text} = asking.telling;
  const body = html`<label class="line"
      >${text.note}<input name="note" maxlength="200" autocomplete="off"
    /></label>
    ${delaySelect('minutes', text.remind, asking)}`;
  return frame(text.parkTitle(ticket.number), body, answers(text.park, asking), (data) => {
    const note = String(data.get('note') ?? '').trim();
    asking.decide({type: 'park', ...about(ticket, asking), ...(note ? {note} : {}), ...minutesIn(data)});
  });
}

function pauseForm({telling: {text}, counter, reasons, pick, decide, close}: Asking): TemplateResult {
  const button = (name: string, reason: string) =>
    html`<button
      type="button"
      @click=${() => decide({type: 'pauseCounter', counter, ...(reason ? {reason} : {})})}
    >
      ${name}
    </button>`;
  const usual = [...text.pauseReasons.map((reason) => button(reason, reason)), button(text.noReason, '')];
  const offered = reasons.length ? reasons.map(({id, name}) => button(pick(name) || id, id)) : usual;
  return frame(
    text.pauseTitle,
    html`${reasons.length ? html`<p>${text.reasonNeeded}</p>` : nothing}
      <div class="reasons">${offered}</div>`,
    html`<button type="button" @click=${close}>${text.cancel}</button>`,
  );
}
