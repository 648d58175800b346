/** Why a sign has nothing to show, or nothing it may trust. */
type Problem = 'unreachable' | 'unknown-hall' | 'not-a-hall' | 'forbidden' | 'unsupported';

const vi = {
  counter: 'Quầy',
  counterNamed: (name: string) => `Quầy ${name}`,
  calling: 'Mời số',
  serving: 'Đang phục vụ',
  priority: 'Ưu tiên',
  also: (numbers: string) => `cùng với ${numbers}`,
  sentence: (number: string, counter: string) => `Mời số ${number} đến Quầy ${counter}.`,
  free: 'Sẵn sàng phục vụ',
  freeAdvice: 'Mời ông bà chờ gọi đến số của mình.',
  paused: 'Quầy tạm nghỉ',
  pausedAdvice: 'Mời ông bà theo dõi bảng gọi số.',
  closed: 'Quầy chưa làm việc',
  closedAdvice: 'Mời ông bà theo dõi bảng gọi số.',
  outOfHours: 'Ngoài giờ tiếp nhận',
  outOfHoursAdvice: 'Xin hẹn ông bà trong giờ làm việc.',
  staleSince: (time: string) => `Không còn trực tiếp từ ${time}`,
  staleAdvice: 'Mời ông bà nghe cán bộ gọi tại quầy.',
  before: (number: string, time: string) => `Số gọi trước đó: ${number}, lúc ${time}`,
  loading: 'Đang kết nối',
  unnamed: 'Chưa chọn sảnh',
  unnamedAdvice: 'Cán bộ kỹ thuật cần khai báo sảnh cho màn hình này.',
  unknownCounter: 'Không có quầy này',
  unknownCounterAdvice: 'Cán bộ kỹ thuật cần xem lại số quầy của màn hình này.',
  noCounter: 'Chưa chọn quầy',
  failed: (problem: Problem | null): string => (problem === 'unknown-hall' ? 'Không tìm thấy sảnh' : 'Chưa nối được'),
  failedAdvice: (problem: Problem | null): string =>
    problem === null || problem === 'unreachable'
      ? 'Mời ông bà nghe cán bộ gọi tại quầy.'
      : 'Cán bộ kỹ thuật cần xem lại màn hình này.',
};

const en: typeof vi = {
  counter: 'Counter',
  counterNamed: (name) => `Counter ${name}`,
  calling: 'Number',
  serving: 'Now serving',
  priority: 'Priority',
  also: (numbers) => `with ${numbers}`,
  sentence: (number, counter) => `Number ${number}, please go to counter ${counter}.`,
  free: 'Ready to serve',
  freeAdvice: 'Please wait until your number is called.',
  paused: 'On a break',
  pausedAdvice: 'Please watch the hall display.',
  closed: 'Not open now',
  closedAdvice: 'Please watch the hall display.',
  outOfHours: 'Closed now',
  outOfHoursAdvice: 'Please come back in opening hours.',
  staleSince: (time) => `Not live since ${time}`,
  staleAdvice: 'Please listen for the officer at the counter.',
  before: (number, time) => `Called before: ${number}, at ${time}`,
  loading: 'Connecting',
  unnamed: 'No hall yet',
  unnamedAdvice: 'A technician needs to name the hall of this screen.',
  unknownCounter: 'No such counter',
  unknownCounterAdvice: 'A technician needs to check the counter of this screen.',
  noCounter: 'No counter yet',
  failed: (problem) => (problem === 'unknown-hall' ? 'Hall not found' : 'Not connected'),
  failedAdvice: (problem) =>
    problem === null || problem === 'unreachable'
      ? 'Please listen for the officer at the counter.'
      : 'A technician needs to check this screen.',
};

export const messages = {vi, en};
export type SignMessages = typeof vi;
