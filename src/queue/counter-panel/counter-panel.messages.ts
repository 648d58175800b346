import type {Command, RefusalReason, TicketState} from '../ticket.js';
import type {Hindrance} from './situation.js';

type Step = Command['type'];

const vi = {
  counter: (name: string) => `Quầy ${name}`,
  state: 'Trạng thái quầy',
  open: 'Đang mở',
  paused: 'Tạm nghỉ',
  closed: 'Đóng',
  live: 'Trực tiếp',
  lost: (time: string) => `Mất kết nối từ ${time}`,
  loading: 'Đang tải…',

  serving: 'Đang phục vụ',
  called: (times: number) => (times > 1 ? `Đã gọi ${times} lần` : 'Đang gọi'),
  ready: 'Chưa có số ở quầy',
  counterClosed: 'Quầy đang đóng',
  counterPaused: (reason: string) => (reason ? `Tạm nghỉ: ${reason}` : 'Tạm nghỉ'),
  issued: (time: string) => `lấy số lúc ${time}`,
  appointment: (time: string) => `Hẹn ${time}`,
  priority: (name: string, reason: string) => (reason ? `Ưu tiên: ${name} (${reason})` : `Ưu tiên: ${name}`),
  from: (counter: string) => `Chuyển từ Quầy ${counter}`,
  alsoHeld: 'Số đang giữ ở quầy',

  servedFor: 'Thời gian phục vụ',
  calledFor: 'Thời gian từ lúc gọi',
  waited: 'Đã chờ',
  usual: 'Thường gặp hôm nay',
  unknown: 'Chưa rõ',

  callNext: 'Gọi số tiếp theo',
  openCounter: 'Mở quầy',
  finishAndCall: (number: string) => `Kết thúc ${number} và gọi`,
  waitingNow: (people: string) => `Đang chờ ${people} người`,
  recall: 'Gọi lại',
  start: 'Bắt đầu',
  finish: 'Kết thúc',
  noShow: 'Vắng mặt',
  transfer: 'Chuyển lĩnh vực',
  park: 'Tạm giữ',

  hindrance: (reason: Hindrance, number: string): string =>
    ({
      nobody: 'Chưa có số ở quầy.',
      serving: `${number} đang được phục vụ.`,
      'not-started': `${number} chưa bắt đầu.`,
      'answer-first': `${number} đã được gọi: bấm Bắt đầu hoặc Vắng mặt trước.`,
      'nobody-waits': 'Chưa có ai chờ.',
      'in-hand': `Quầy đang giữ ${number}: kết thúc hoặc chuyển trước khi đóng.`,
      sending: 'Lệnh trước đang được gửi, xin đợi.',
    })[reason],

  waiting: 'Đang chờ',
  people: (count: string) => `${count} người`,
  nobodyWaits: 'Chưa có ai chờ.',
  nextMark: 'gọi tiếp theo',
  notHere: 'chưa đến',
  notBefore: (time: string) => `gọi sau ${time}`,
  more: (count: string) => `và ${count} số nữa`,
  minuteUnit: ' phút',
  parked: 'Tạm giữ',
  due: 'đến giờ nhận lại',
  parkedUntil: (time: string) => `nhận lại lúc ${time}`,
  missed: 'Vừa vắng mặt',

  today: (done: string, missed: string, sent: string) => `Hôm nay: xong ${done}, vắng mặt ${missed}, chuyển ${sent}`,
  undo: (step: Step, numbers: readonly string[]): string => `Hoàn tác: ${stepVi(step, numbers)}`,
  nothingToUndo: 'Chưa có bước nào để hoàn tác',
  shortcuts: 'Phím tắt',

  transferTitle: (number: string) => `Chuyển ${number} đến lĩnh vực khác`,
  place: 'Vị trí trong hàng chờ mới',
  byTime: 'Theo giờ lấy số',
  first: 'Lên đầu',
  last: 'Xuống cuối',
  delay: 'Gọi sau',
  noDelay: 'Không hẹn giờ',
  afterMinutes: (count: string) => `${count} phút`,
  parkTitle: (number: string) => `Tạm giữ ${number}`,
  note: 'Lý do (người dân không thấy)',
  remind: 'Nhắc nhận lại',
  pauseTitle: 'Tạm nghỉ',
  pauseReasons: ['Giải lao', 'Ăn trưa', 'Họp', 'Việc tại kho hồ sơ', 'Sự cố máy'] as readonly string[],
  ticketTitle: (number: string) => `Số ${number}`,
  callThis: 'Gọi số này',
  takeBack: 'Nhận lại',
  bringBack: 'Cho vào hàng chờ lại',
  checkIn: 'Người dân đã đến',
  left: 'Người dân đã về',
  cancel: 'Thôi',
  close: 'Đóng',
  retry: 'Gửi lại',

  chooseCounter: 'Máy này ở quầy nào?',
  unknownCounter: (name: string) => `Không có quầy “${name}” ở đây. Chọn một quầy.`,
  noCounters: 'Chưa có quầy nào được khai báo.',
  unnamed: 'Chưa chỉ định hàng chờ. Thuộc tính hall còn trống.',
  noToken: 'Máy này chưa được cấp quyền của quầy. Mã của quầy được in ra khi máy chủ khởi động.',
  failed: (problem: string): string =>
    ({
      'unknown-hall': 'Không có hàng chờ này. Kiểm tra lại địa chỉ.',
      'not-a-hall': 'Địa chỉ này không phải là một hàng chờ.',
      forbidden: 'Mã của quầy không đúng hoặc đã hết hạn. Mã được in ra khi máy chủ khởi động.',
      unsupported: 'Trình duyệt này không mở được hàng chờ.',
    })[problem] ?? 'Chưa kết nối được với hàng chờ. Máy sẽ tự thử lại.',
  sendingNow: 'Đang gửi lệnh, chờ máy chủ trả lời…',
  unanswered: 'Chưa nhận được trả lời. Gửi lại cũng không bị làm hai lần.',
  refused: (reason: RefusalReason, number: string, state: string): string => refusalVi(reason, number, state),
  stateWord: (state: TicketState): string => stateVi[state],
};

const stateVi: Record<TicketState, string> = {
  waiting: 'đang chờ',
  called: 'đang được gọi',
  serving: 'đang được phục vụ',
  parked: 'đang tạm giữ',
  done: 'đã xong',
  'no-show': 'đã vắng mặt',
  cancelled: 'đã hủy',
  left: 'đã về',
  expired: 'đã hết giờ',
  voided: 'đã bỏ',
};

function stepVi(step: Step, numbers: readonly string[]): string {
  if (numbers.length > 1) return `kết thúc ${numbers[0]} và gọi ${numbers.slice(1).join(', ')}`;
  const steps: Partial<Record<Step, string>> = {
    ...{callNext: 'gọi', callSpecific: 'gọi', start: 'bắt đầu', finish: 'kết thúc', noShow: 'vắng mặt'},
    ...{park: 'tạm giữ', unpark: 'nhận lại', transfer: 'chuyển', requeue: 'trả về hàng chờ'},
  };
  return `${steps[step] ?? 'bước cuối'} ${numbers[0] ?? ''}`;
}

function refusalVi(reason: RefusalReason, number: string, state: string): string {
  const present = number ? ` ${number} ${state}.` : '';
  const sentences: Partial<Record<RefusalReason, string>> = {
    'counter-busy': `Quầy còn giữ số chưa xong.${present}`,
    'counter-not-open': 'Quầy chưa mở.',
    'queue-empty': 'Chưa có ai chờ.',
    'not-yours': `Số này ở quầy khác.${present}`,
    'stale-version': `Số này vừa được thay đổi ở nơi khác.${present}`,
    'wrong-state': `Không làm được lúc này.${present}`,
    'not-checked-in': 'Người dân chưa đến.',
    'service-not-here': 'Quầy này không nhận lĩnh vực đó.',
    'already-rated': `Người dân đã đánh giá, không hoàn tác được nữa.${present}`,
    'nothing-to-undo': 'Không còn bước nào để hoàn tác.',
    'too-late': `Đã quá giờ cho phép.${present}`,
    'hall-closed': 'Ngày làm việc đã kết thúc.',
    'unknown-ticket': 'Số này không còn nữa.',
    'unknown-counter': 'Quầy này không còn nữa.',
    'unknown-service': 'Lĩnh vực này không còn nữa.',
  };
  return sentences[reason] ?? `Máy chủ không nhận lệnh này.${present}`;
}

const en: typeof vi = {
  counter: (name) => `Counter ${name}`,
  state: 'State of the counter',
  open: 'Open',
  paused: 'Paused',
  closed: 'Closed',
  live: 'Live',
  lost: (time) => `Connection lost since ${time}`,
  loading: 'Loading…',

  serving: 'Serving',
  called: (times) => (times > 1 ? `Called ${times} times` : 'Calling'),
  ready: 'Nobody at the counter',
  counterClosed: 'The counter is closed',
  counterPaused: (reason) => (reason ? `Paused: ${reason}` : 'Paused'),
  issued: (time) => `taken at ${time}`,
  appointment: (time) => `Appointment ${time}`,
  priority: (name, reason) => (reason ? `Priority: ${name} (${reason})` : `Priority: ${name}`),
  from: (counter) => `From counter ${counter}`,
  alsoHeld: 'Tickets at this counter',

  servedFor: 'Service time',
  calledFor: 'Since the call',
  waited: 'Waited',
  usual: 'Usual today',
  unknown: 'Not known yet',

  callNext: 'Call the next',
  openCounter: 'Open the counter',
  finishAndCall: (number) => `Finish ${number} and call`,
  waitingNow: (people) => `${people} waiting`,
  recall: 'Call again',
  start: 'Start',
  finish: 'Finish',
  noShow: 'Did not come',
  transfer: 'Transfer',
  park: 'Set aside',

  hindrance: (reason, number) =>
    ({
      nobody: 'Nobody is at the counter.',
      serving: `${number} is being served.`,
      'not-started': `${number} has not been started.`,
      'answer-first': `${number} has been called: press Start or Did not come first.`,
      'nobody-waits': 'Nobody is waiting.',
      'in-hand': `The counter holds ${number}: finish or transfer it before closing.`,
      sending: 'The last command is still being sent. Please wait.',
    })[reason],

  waiting: 'Waiting',
  people: (count) => (count === '1' ? '1 person' : `${count} people`),
  nobodyWaits: 'Nobody is waiting.',
  nextMark: 'called next',
  notHere: 'not here yet',
  notBefore: (time) => `not before ${time}`,
  more: (count) => `and ${count} more`,
  minuteUnit: ' min',
  parked: 'Set aside',
  due: 'time to take back',
  parkedUntil: (time) => `take back at ${time}`,
  missed: 'Did not come',

  today: (done, missed, sent) => `Today: ${done} done, ${missed} did not come, ${sent} transferred`,
  undo: (step, numbers) => `Undo: ${stepEn(step, numbers)}`,
  nothingToUndo: 'Nothing to undo yet',
  shortcuts: 'Shortcuts',

  transferTitle: (number) => `Transfer ${number} to another service`,
  place: 'Place in the new queue',
  byTime: 'By time of arrival',
  first: 'First',
  last: 'Last',
  delay: 'Call after',
  noDelay: 'No delay',
  afterMinutes: (count) => `${count} minutes`,
  parkTitle: (number) => `Set ${number} aside`,
  note: 'Reason (not shown to the public)',
  remind: 'Remind me to take it back',
  pauseTitle: 'Pause',
  pauseReasons: ['Break', 'Lunch', 'Meeting', 'In the archive', 'Technical fault'],
  ticketTitle: (number) => `Ticket ${number}`,
  callThis: 'Call this ticket',
  takeBack: 'Take back',
  bringBack: 'Put back into the queue',
  checkIn: 'Visitor has arrived',
  left: 'Visitor has left',
  cancel: 'Cancel',
  close: 'Close',
  retry: 'Send again',

  chooseCounter: 'Which counter is this?',
  unknownCounter: (name) => `There is no counter “${name}” here. Choose one.`,
  noCounters: 'No counter has been set up yet.',
  unnamed: 'No queue is named. The attribute hall is empty.',
  noToken: 'This device has no counter token yet. The server prints it when it starts.',
  failed: (problem) =>
    ({
      'unknown-hall': 'There is no such queue. Check the address.',
      'not-a-hall': 'This address is not a queue.',
      forbidden: 'The counter token is wrong or has expired. The server prints it when it starts.',
      unsupported: 'This browser cannot open the queue.',
    })[problem] ?? 'The queue cannot be reached yet. This device keeps trying.',
  sendingNow: 'Sending, waiting for the server to answer…',
  unanswered: 'No answer came back. Sending again will not do it twice.',
  refused: (reason, number, state) => refusalEn(reason, number, state),
  stateWord: (state) => stateEn[state],
};

const stateEn: typeof stateVi = {
  waiting: 'is waiting',
  called: 'is being called',
  serving: 'is being served',
  parked: 'is set aside',
  done: 'is done',
  'no-show': 'did not come',
  cancelled: 'was cancelled',
  left: 'has left',
  expired: 'has expired',
  voided: 'was voided',
};

function stepEn(step: Step, numbers: readonly string[]): string {
  if (numbers.length > 1) return `finish ${numbers[0]} and call ${numbers.slice(1).join(', ')}`;
  const steps: Partial<Record<Step, string>> = {
    ...{callNext: 'call', callSpecific: 'call', start: 'start', finish: 'finish', noShow: 'did not come'},
    ...{park: 'set aside', unpark: 'take back', transfer: 'transfer', requeue: 'back to the queue'},
  };
  return `${steps[step] ?? 'the last step'} ${numbers[0] ?? ''}`;
}

function refusalEn(reason: RefusalReason, number: string, state: string): string {
  const present = number ? ` ${number} ${state}.` : '';
  const sentences: Partial<Record<RefusalReason, string>> = {
    'counter-busy': `The counter still holds a ticket.${present}`,
    'counter-not-open': 'The counter is not open.',
    'queue-empty': 'Nobody is waiting.',
    'not-yours': `This ticket is at another counter.${present}`,
    'stale-version': `This ticket was changed elsewhere a moment ago.${present}`,
    'wrong-state': `This cannot be done now.${present}`,
    'not-checked-in': 'The visitor has not arrived.',
    'service-not-here': 'This counter does not take that service.',
    'already-rated': `The visitor has already rated; this can no longer be undone.${present}`,
    'nothing-to-undo': 'Nothing is left to undo.',
    'too-late': `It is too late for that.${present}`,
    'hall-closed': 'The working day is over.',
    'unknown-ticket': 'This ticket no longer exists.',
    'unknown-counter': 'This counter no longer exists.',
    'unknown-service': 'This service no longer exists.',
  };
  return sentences[reason] ?? `The server did not accept this command.${present}`;
}

export const messages = {vi, en};
