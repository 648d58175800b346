import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/queue/ticket-status/define.js';
import type {FollowedTicket} from '../src/queue/followed.js';
import {sampleNow} from '../test/helpers/fake-hall.js';
import {followedTicket, TicketDesk} from '../test/queue/followed-ticket.js';

/** The phone of somebody who holds number B031. Each story has a hall of its own. */
const meta: Meta = {title: 'Queue/ticket-status', component: 'ticket-status'};
export default meta;

type Story = StoryObj;

let desk: TicketDesk | undefined;

function phone(answer: FollowedTicket | null | number): Story {
  return {
    render: () => {
      desk?.close();
      desk = new TicketDesk();
      desk.answer = answer;
      return html`<ticket-status hall=${desk.hall} ticket=${desk.ticket}></ticket-status>`;
    },
  };
}

const told = (change: Partial<FollowedTicket>) => phone(followedTicket(change));

export const Waiting: Story = told({});

export const Next: Story = told({ahead: 0, band: {from: 0, to: 10}});

/** How long is not known: no figure is better than a false one. */
export const BandUnknown: Story = told({band: null});

/** Taken from afar: not called before its holder is here. */
export const NotCheckedIn: Story = told({checkedIn: false, appointmentAt: sampleNow + 1_800_000});

export const Called: Story = told({state: 'called', ahead: 0, band: null, counter: '4', calls: 1});

export const CalledAgain: Story = told({state: 'called', ahead: 0, band: null, counter: '4', calls: 3});

export const Serving: Story = told({state: 'serving', ahead: 0, band: null, counter: '4'});

export const Parked: Story = told({state: 'parked', ahead: 0, band: null});

export const Done: Story = told({state: 'done', ahead: 0, band: null});

export const NoShow: Story = told({state: 'no-show', ahead: 0, band: null, backUntil: sampleNow + 900_000});

export const NoShowTooLate: Story = told({state: 'no-show', ahead: 0, band: null, backUntil: sampleNow - 1000});

export const GivenBack: Story = told({state: 'cancelled', ahead: 0, band: null, backUntil: sampleNow + 900_000});

export const Left: Story = told({state: 'left', ahead: 0, band: null});

export const Expired: Story = told({state: 'expired', ahead: 0, band: null});

export const Voided: Story = told({state: 'voided', ahead: 0, band: null});

export const LongNumber: Story = told({number: 'MW10024'});

/** An old link. */
export const Unknown: Story = phone(null);

/** No answer since the start. */
export const Unreachable: Story = phone(503);

/** A hall inside a browser: a phone cannot follow it. */
export const Local: Story = {render: () => html`<ticket-status hall="local:demo" ticket="x"></ticket-status>`};
