import type {BookingRow} from '../view.js';
import type {Command, RefusalReason, TicketState} from '../ticket.js';
import type {Deed} from './keys.js';
import type {Hindrance} from './situation.js';

/* Sentences chosen from long lists, in both languages: states, steps, keys, hindrances and refusals. */

type Step = Command['type'];

/** Where a ticket stands. */
export const stateVi: Record<TicketState, string> = {
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

/** A step and the tickets it touched. */
export function stepVi(step: Step, numbers: readonly string[]): string {
  if (numbers.length > 1) return `kết thúc ${numbers[0]} và gọi ${numbers.slice(1).join(', ')}`;
  const steps: Partial<Record<Step, string>> = {
    ...{callNext: 'gọi', callSpecific: 'gọi', start: 'bắt đầu', finish: 'kết thúc', noShow: 'vắng mặt'},
    ...{park: 'tạm giữ', unpark: 'nhận lại', transfer: 'chuyển', requeue: 'trả về hàng chờ', autoCall: 'tự gọi'},
    ...{recall: 'gọi lại', reactivate: 'cho vào hàng chờ lại', leave: 'ghi đã về', void: 'bỏ', undo: 'hoàn tác'},
    ...{checkIn: 'ghi đã đến', arrive: 'tiếp nhận lịch hẹn', cancel: 'hủy'},
    ...{openCounter: 'mở quầy', pauseCounter: 'tạm nghỉ', closeCounter: 'đóng quầy'},
  };
  return `${steps[step] ?? 'bước cuối'} ${numbers[0] ?? ''}`.trim();
}

/** Why the hall refused, with what is. */
export function refusalVi(reason: RefusalReason, number: string, state: string, at: string): string {
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
    'not-permitted': `Cơ quan không cho quầy này gọi ngoài lượt.${present}`,
    'reason-required': 'Cần chọn lý do trong danh sách.',
    'too-early': at ? `Còn sớm: nhận được từ ${at}.` : 'Còn sớm, chưa làm được.',
    'unknown-booking': 'Lịch hẹn này không còn nữa.',
    'limit-reached': 'Lĩnh vực này đã hết số của ngày.',
    'numbers-exhausted': 'Lĩnh vực này đã hết số của ngày.',
    'already-waiting': `Người này đang có số.${present}`,
  };
  return sentences[reason] ?? `Máy chủ không nhận lệnh này.${present}`;
}

/** Why something may not be done now. */
export function hindranceVi(reason: Hindrance, number: string): string {
  return {
    nobody: 'Chưa có số ở quầy.',
    serving: `${number} đang được phục vụ.`,
    'not-started': `${number} chưa bắt đầu.`,
    'answer-first': `${number} đã được gọi: bấm Bắt đầu hoặc Vắng mặt trước.`,
    'nobody-waits': 'Chưa có ai chờ.',
    'in-hand': `Quầy đang giữ ${number}: kết thúc hoặc chuyển trước khi đóng.`,
    sending: 'Lệnh trước đang được gửi, xin đợi.',
    away: 'Mất kết nối: xin đợi nối lại rồi bấm.',
    'hands-full': `Quầy đã giữ đủ số: đợi đồng nghiệp xong ${number}.`,
    'nothing-to-undo': 'Chưa có bước nào để hoàn tác.',
    closed: 'Quầy đang đóng: mở quầy trước.',
    'open-already': 'Quầy đang mở.',
    'none-parked': 'Chưa có số nào đang tạm giữ.',
    'none-missed': 'Chưa có ai vừa vắng mặt.',
  }[reason];
}

/** What a key does. */
export function deedVi(deed: Deed): string {
  return {
    callNext: 'Gọi số tiếp theo (hoặc mở quầy)',
    ...{recall: 'Gọi lại', start: 'Bắt đầu', finish: 'Kết thúc', noShow: 'Vắng mặt'},
    ...{transfer: 'Chuyển lĩnh vực', park: 'Tạm giữ', undo: 'Hoàn tác bước cuối'},
    ...{openCounter: 'Mở quầy', pauseCounter: 'Tạm nghỉ', closeCounter: 'Đóng quầy'},
    ...{waitingList: 'Đến danh sách chờ', bookingList: 'Đến lịch hẹn'},
    ...{parkedFirst: 'Số tạm giữ đầu tiên', missedFirst: 'Số vừa vắng mặt'},
    ...{history: 'Các bước đã làm', stopAutoCall: 'Dừng tự gọi', help: 'Danh sách phím này'},
  }[deed];
}

/** How an appointment stands. */
export const bookingVi: Record<BookingRow['state'], string> = {
  booked: 'chưa đến',
  arrived: 'đã đến',
  cancelled: 'đã hủy',
  missed: 'không đến',
};

/** Where a ticket stands. */
export const stateEn: typeof stateVi = {
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

/** A step and the tickets it touched. */
export function stepEn(step: Step, numbers: readonly string[]): string {
  if (numbers.length > 1) return `finish ${numbers[0]} and call ${numbers.slice(1).join(', ')}`;
  const steps: Partial<Record<Step, string>> = {
    ...{callNext: 'call', callSpecific: 'call', start: 'start', finish: 'finish', noShow: 'did not come'},
    ...{park: 'set aside', unpark: 'take back', transfer: 'transfer', requeue: 'back to the queue'},
    ...{autoCall: 'automatic call', recall: 'call again', reactivate: 'put back', leave: 'left', void: 'void'},
    ...{undo: 'undo', checkIn: 'arrived', arrive: 'receive the appointment', cancel: 'cancel'},
    ...{openCounter: 'open the counter', pauseCounter: 'pause', closeCounter: 'close the counter'},
  };
  return `${steps[step] ?? 'the last step'} ${numbers[0] ?? ''}`.trim();
}

/** Why the hall refused, with what is. */
export function refusalEn(reason: RefusalReason, number: string, state: string, at: string): string {
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
    'not-permitted': `The office does not let this counter call out of turn.${present}`,
    'reason-required': 'A reason from the list is needed.',
    'too-early': at ? `It is early: possible from ${at}.` : 'It is too early for that.',
    'unknown-booking': 'This appointment no longer exists.',
    'limit-reached': 'This service has no more numbers today.',
    'numbers-exhausted': 'This service has no more numbers today.',
    'already-waiting': `This person already has a number.${present}`,
  };
  return sentences[reason] ?? `The server did not accept this command.${present}`;
}

/** Why something may not be done now. */
export function hindranceEn(reason: Hindrance, number: string): string {
  return {
    nobody: 'Nobody is at the counter.',
    serving: `${number} is being served.`,
    'not-started': `${number} has not been started.`,
    'answer-first': `${number} has been called: press Start or Did not come first.`,
    'nobody-waits': 'Nobody is waiting.',
    'in-hand': `The counter holds ${number}: finish or transfer it before closing.`,
    sending: 'The last command is still being sent. Please wait.',
    away: 'Connection lost: wait until it is back, then press.',
    'hands-full': `The counter holds all it may: wait for a colleague to finish ${number}.`,
    'nothing-to-undo': 'Nothing to undo yet.',
    closed: 'The counter is closed: open it first.',
    'open-already': 'The counter is open.',
    'none-parked': 'Nothing is set aside.',
    'none-missed': 'Nobody was missed lately.',
  }[reason];
}

/** What a key does. */
export function deedEn(deed: Deed): string {
  return {
    callNext: 'Call the next (or open the counter)',
    ...{recall: 'Call again', start: 'Start', finish: 'Finish', noShow: 'Did not come'},
    ...{transfer: 'Transfer', park: 'Set aside', undo: 'Undo the last step'},
    ...{openCounter: 'Open the counter', pauseCounter: 'Pause', closeCounter: 'Close the counter'},
    ...{waitingList: 'To the waiting list', bookingList: 'To the appointments'},
    ...{parkedFirst: 'First ticket set aside', missedFirst: 'Who did not come'},
    ...{history: 'Steps so far', stopAutoCall: 'Stop the automatic call', help: 'This list'},
  }[deed];
}

/** How an appointment stands. */
export const bookingEn: typeof bookingVi = {
  booked: 'not here yet',
  arrived: 'arrived',
  cancelled: 'cancelled',
  missed: 'did not come',
};
