import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/device/screen-keyboard/define.js';

const meta: Meta = {title: 'Device/screen-keyboard', component: 'screen-keyboard', parameters: {layout: 'fullscreen'}};
export default meta;

type Story = StoryObj;

/** A field with the focus and the keyboard that came for it. */
function field(
  control: TemplateResult,
  keyboard = html`<screen-keyboard when="focus"></screen-keyboard>`,
): TemplateResult {
  setTimeout(() => document.querySelector<HTMLElement>('#story-field')?.focus(), 100);
  return html`<p><label for="story-field">Ông bà muốn góp ý điều gì?</label></p>
    <p>${control}</p>
    ${keyboard}`;
}

const text = html`<textarea id="story-field" rows="4" cols="40"></textarea>`;

/** Dduowcj writes được; the key "Telex" changes the way of writing. */
export const Telex: Story = {render: () => field(text)};

export const Vni: Story = {
  render: () => field(text, html`<screen-keyboard when="focus" method="vni"></screen-keyboard>`),
};

/** For whoever knows neither: marks and tones on keys of their own. */
export const Tones: Story = {
  render: () => field(text, html`<screen-keyboard when="focus" method="tones"></screen-keyboard>`),
};

export const PlainLetters: Story = {
  render: () => field(text, html`<screen-keyboard when="focus" method="plain"></screen-keyboard>`),
};

export const Numbers: Story = {render: () => field(html`<input id="story-field" inputmode="numeric" />`)};

export const Decimals: Story = {render: () => field(html`<input id="story-field" type="number" step="any" />`)};

export const Telephone: Story = {render: () => field(html`<input id="story-field" type="tel" />`)};

export const Email: Story = {render: () => field(html`<input id="story-field" type="email" />`)};

export const Address: Story = {render: () => field(html`<input id="story-field" type="url" />`)};

export const Search: Story = {render: () => field(html`<input id="story-field" type="search" />`)};

export const Password: Story = {render: () => field(html`<input id="story-field" type="password" />`)};

export const English: Story = {render: () => html`<div lang="en">${field(text)}</div>`};

/** It stands there without a field, and comes to whichever is touched. */
export const Always: Story = {render: () => html`<screen-keyboard when="always"></screen-keyboard>`};

/** Waits for a finger; a mouse and a real keyboard go without it. */
export const Touch: Story = {
  render: () => html`<p><label>Họ tên <input /></label></p>
    <screen-keyboard></screen-keyboard>`,
};
