/*
 * Registers what a page uses, when it uses it: put this one script on a page and write the tags.
 * An editor that strips unknown tags can write `<div data-mot-cua="queue-board" data-hall="…">` instead.
 */
import {watch} from './watch.js';

const definitions: Readonly<Record<string, () => Promise<unknown>>> = {
  'counter-panel': () => import('./queue/counter-panel/define.js'),
  'queue-board': () => import('./queue/queue-board/define.js'),
  'ticket-kiosk': () => import('./queue/ticket-kiosk/define.js'),
  'rating-kiosk': () => import('./rating/rating-kiosk/define.js'),
  'rating-pad': () => import('./rating/rating-pad/define.js'),
  'procedure-list': () => import('./procedure/procedure-list/define.js'),
  'survey-form': () => import('./rating/survey-form/define.js'),
  'star-rating': () => import('./rating/star-rating/define.js'),
  'feedback-form': () => import('./rating/feedback-form/define.js'),
  'satisfaction-report': () => import('./rating/satisfaction-report/define.js'),
  'kiosk-frame': () => import('./device/kiosk-frame/define.js'),
  'screen-keyboard': () => import('./device/screen-keyboard/define.js'),
  'device-board': () => import('./device/device-board/define.js'),
  'slide-show': () => import('./device/slide-show/define.js'),
  'notice-board': () => import('./portal/notice-board/define.js'),
  'counter-sign': () => import('./queue/counter-sign/define.js'),
  'ticket-status': () => import('./queue/ticket-status/define.js'),
  'appointment-picker': () => import('./queue/appointment-picker/define.js'),
};

watch(definitions);
