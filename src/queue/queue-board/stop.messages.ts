/** Why a wall has nothing to show, or nothing it may trust. */
type Problem = 'unreachable' | 'unknown-hall' | 'not-a-hall' | 'forbidden' | 'unsupported';

const vi = {
  staleSince: (time: string) => `Không còn trực tiếp từ ${time}`,
  staleNumbers: 'Số đang gọi không hiện ở đây.',
  staleAdvice: 'Mời nghe gọi tại quầy hoặc hỏi bàn hướng dẫn.',
  calledBefore: (time: string) => `Đã gọi đến ${time}, có thể không còn đúng`,
  nothingBefore: 'Chưa có số nào được gọi trước đó.',
  waitingUnknown: 'Chưa rõ số người và thời gian chờ.',
  noHall: 'Màn hình chưa được chọn sảnh',
  noHallAdvice: 'Cán bộ kỹ thuật cần khai báo sảnh cho màn hình này.',
  failed: (problem: Problem | null): string =>
    problem === 'unknown-hall' ? 'Không tìm thấy sảnh này' : 'Màn hình chưa nối được với sảnh',
  failedReason: (problem: Problem | null): string =>
    ({
      'unknown-hall': 'Địa chỉ của sảnh không đúng. Cán bộ kỹ thuật cần xem lại.',
      'not-a-hall': 'Địa chỉ này không phải là một sảnh. Cán bộ kỹ thuật cần xem lại.',
      forbidden: 'Màn hình này chưa được phép xem sảnh. Cán bộ kỹ thuật cần xem lại.',
      unsupported: 'Thiết bị này không chạy được sảnh trên máy. Cán bộ kỹ thuật cần xem lại.',
      unreachable: 'Máy chủ không trả lời.',
    })[problem ?? 'unreachable'],
  at: (time: string) => `lúc ${time}`,
};

const en: typeof vi = {
  staleSince: (time) => `Not live since ${time}`,
  staleNumbers: 'New calls are not shown here.',
  staleAdvice: 'Please listen for calls at the counters or ask at the help desk.',
  calledBefore: (time) => `Called up to ${time}, may be out of date`,
  nothingBefore: 'No number had been called before.',
  waitingUnknown: 'How many people wait, and how long, is not known.',
  noHall: 'This screen has no hall yet',
  noHallAdvice: 'A technician needs to name the hall of this screen.',
  failed: (problem) => (problem === 'unknown-hall' ? 'This hall was not found' : 'This screen is not connected'),
  failedReason: (problem) =>
    ({
      'unknown-hall': 'The address of the hall is wrong. A technician needs to check it.',
      'not-a-hall': 'There is no hall at this address. A technician needs to check it.',
      forbidden: 'This screen may not see the hall. A technician needs to check it.',
      unsupported: 'This device cannot run a hall of its own. A technician needs to check it.',
      unreachable: 'The server does not answer.',
    })[problem ?? 'unreachable'],
  at: (time) => `at ${time}`,
};

/** What a wall says that is not live. */
export const stopMessages = {vi, en};
