export {CounterElement} from './base/counter-element.js';
export {registerMessages} from './base/locale.js';
export {CounterPanel} from './queue/counter-panel/counter-panel.js';
export {QueueBoard} from './queue/queue-board/queue-board.js';
export {TicketKiosk} from './queue/ticket-kiosk/ticket-kiosk.js';
export {RatingKiosk} from './rating/rating-kiosk/rating-kiosk.js';
export {RatingPad} from './rating/rating-pad/rating-pad.js';
export {ProcedureList} from './procedure/procedure-list/procedure-list.js';
export {configure, type FileAddresses} from './services/configure.js';
export {configureLocalHall} from './services/hall/local-config.js';
export {SurveyForm} from './rating/survey-form/survey-form.js';
export {StarRating} from './rating/star-rating/star-rating.js';
export {FeedbackForm} from './rating/feedback-form/feedback-form.js';
export {SatisfactionReport} from './rating/satisfaction-report/satisfaction-report.js';
export {KioskFrame} from './device/kiosk-frame/kiosk-frame.js';
export {ScreenKeyboard} from './device/screen-keyboard/screen-keyboard.js';
export * as statistics from './rating/statistics.js';
export {
  defaultGrades,
  gradeOf,
  indices,
  rule766,
  satisfaction766,
  sheetOf,
  type Grade,
  type Sheet,
} from './rating/grades.js';
export {DeviceBoard} from './device/device-board/device-board.js';
export {SlideShow} from './device/slide-show/slide-show.js';
export {NoticeBoard} from './portal/notice-board/notice-board.js';
export {CounterSign} from './queue/counter-sign/counter-sign.js';
export {TicketStatus} from './queue/ticket-status/ticket-status.js';
export {AppointmentPicker} from './queue/appointment-picker/appointment-picker.js';
