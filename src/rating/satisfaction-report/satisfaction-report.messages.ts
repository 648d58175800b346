/** Words by what they name. */
type Names = Readonly<Record<string, string>>;

/** Own words only: an id comes from anywhere, `constructor` included. */
const named = (names: Names, id: string) => new Map(Object.entries(names)).get(id) ?? '';

const viChannels: Names = {
  counter: 'màn hình đánh giá tại quầy',
  kiosk: 'ki-ốt',
  phone: 'điện thoại của người dân',
  web: 'trang web',
};

const viFlags: Names = {
  repeat: 'bấm lặp',
  'token-used': 'phiếu đã dùng',
  'token-unknown': 'phiếu không rõ',
  'token-mismatch': 'phiếu không khớp',
  'off-scale': 'ngoài thang',
  'no-service': 'ngoài lúc phục vụ',
  burst: 'dồn dập',
  spacing: 'cách đều nhau',
};

const viCsvColumns: Names = {
  part: 'phần',
  key: 'mã',
  name: 'tên',
  note: 'ghi chú',
  n: 'số lượt (n)',
  value: 'tỷ lệ % hoặc điểm NPS',
  low: 'cận dưới 95%',
  high: 'cận trên 95%',
  finished: 'lượt phục vụ đã xong',
  shown: 'số lần hỏi',
  answered: 'có trả lời',
  timedOut: 'không ai chạm',
  walkedAway: 'bỏ dở',
  satisfied: 'trong đó hài lòng',
  notSatisfied: 'trong đó chưa hài lòng (mọi mức còn lại)',
  office: 'cơ quan',
  from: 'từ ngày',
  to: 'đến ngày',
  series: 'loạt',
  scale: 'thang',
  direction: 'chiều',
  wording: 'bản lời',
  caution: 'lưu ý',
};

const viCsvParts: Names = {
  total: 'tất cả',
  month: 'tháng',
  counter: 'quầy',
  field: 'lĩnh vực',
  service: 'thủ tục',
  channel: 'nơi trả lời',
  officer: 'người phục vụ',
  reason: 'lý do',
  leftOut: 'không tính',
};

const enChannels: Names = {
  counter: 'rating screen at the counter',
  kiosk: 'kiosk',
  phone: 'own phone',
  web: 'web page',
};

const enFlags: Names = {
  repeat: 'repeated taps',
  'token-used': 'ticket already used',
  'token-unknown': 'unknown ticket',
  'token-mismatch': 'ticket does not match',
  'off-scale': 'off the scale',
  'no-service': 'while nobody was served',
  burst: 'in a burst',
  spacing: 'evenly spaced',
};

const enCsvColumns: Names = {
  part: 'part',
  key: 'key',
  name: 'name',
  note: 'note',
  n: 'answers (n)',
  value: 'share in % or NPS',
  low: '95% lower bound',
  high: '95% upper bound',
  finished: 'services finished',
  shown: 'questions shown',
  answered: 'answered',
  timedOut: 'timed out',
  walkedAway: 'walked away',
  satisfied: 'of these satisfied',
  notSatisfied: 'of these not satisfied (all other levels)',
  office: 'office',
  from: 'from',
  to: 'to',
  series: 'series',
  scale: 'scale',
  direction: 'direction',
  wording: 'wording',
  caution: 'caution',
};

const enCsvParts: Names = {
  total: 'total',
  month: 'month',
  counter: 'counter',
  field: 'field',
  service: 'procedure',
  channel: 'channel',
  officer: 'officer',
  reason: 'reason',
  leftOut: 'not counted',
};

const viDislikeColumns: Names = {
  ticket: 'phiếu',
  number: 'số',
  service: 'thủ tục',
  counter: 'quầy',
  day: 'ngày',
  score: 'mức',
};

const enDislikeColumns: Names = {
  ticket: 'ticket',
  number: 'number',
  service: 'service',
  counter: 'counter',
  day: 'day',
  score: 'level',
};

const vi = {
  heading: 'Mức độ hài lòng tại quầy',
  period: (office: string, from: string, to: string) => `${office}, từ ngày ${from} đến ngày ${to}`,
  dayOnly: (day: string) => day,
  day: (day: string, month: string, year: string) => `${day} tháng ${month} năm ${year}`,

  table: 'Xem bảng số liệu',
  noTable: 'Ẩn bảng số liệu',
  csv: 'Tải về CSV',
  image: 'Tải ảnh PNG',
  copy: 'Chép câu công bố',
  copied: 'Đã chép câu này:',
  notCopied: 'Máy không cho chép tự động, xin chép câu này:',
  print: 'In',

  from: 'Từ ngày',
  to: 'Đến ngày',
  series: 'Loạt đánh giá',
  seriesName: (series: string, scale: string, n: string) => `${series}, thang ${scale}, ${n} lượt`,
  ticket: 'Theo phiếu đã phục vụ xong',
  open: 'Không gắn với phiếu',

  interval: 'Khoảng tin cậy 95%:',
  answers: 'lượt trả lời',
  rate: (rate: string, asked: string) => `, bằng ${rate} của ${asked} lượt phục vụ đã xong`,
  rateFew: (asked: string) => ` trong ${asked} lượt phục vụ đã xong`,
  rateUnknown: '; chưa biết bao nhiêu người đã được hỏi',
  or: ' hoặc ',
  score: 'chỉ số sẵn lòng giới thiệu (NPS)',
  scoreParts: (promoters: string, detractors: string) =>
    `${promoters} cho 9 hoặc 10 điểm, trừ ${detractors} cho 0 đến 6 điểm`,
  mean: (mean: string, most: string, interval: string) => `Trung bình ${mean} trên ${most} (${interval})`,
  few: (least: string) => `Chưa đủ ${least} lượt trả lời`,
  fewWhy: 'Tỷ lệ của ít người như vậy dễ gây hiểu lầm, nên không hiện.',
  none: 'Chưa có lượt trả lời nào trong thời gian này.',
  noneYet: 'Chưa nhận được lượt trả lời nào của thời gian này.',
  noRule: 'Thang này chưa nói mức nào được tính là hài lòng, nên không có tỷ lệ chung.',

  distribution: 'Phân bố câu trả lời',
  levels: (scores: string) => `ở mức ${scores}`,
  share: 'Tỷ lệ',
  points: 'Điểm',
  span: (low: string, high: string) => `${low} đến ${high}`,
  range: 'Khoảng 95%',
  count: 'Lượt',
  graph: 'Biểu đồ',

  month: 'Theo tháng',
  monthNote: (what: string, least: string | null) =>
    `${what}, dải là khoảng 95%${least === null ? '' : `; trục từ ${least}`}`,
  shareOf: (words: string) => `% ${words}`,
  monthName: (month: string, year: string) => `Tháng ${month}/${year}`,
  monthTick: (month: string) => month,
  hidden: (n: string) => `n = ${n},\nkhông hiện`,
  hiddenAbsent: 'không có\nsố liệu',
  absent: 'Không có số liệu',
  hiddenCell: (least: string) => `Chưa đủ ${least} lượt: không hiện tỷ lệ`,
  chart: (first: string, last: string, hidden: number) =>
    `Đường theo tháng, ${first} đến ${last}${hidden > 0 ? `; ${hidden} tháng không đủ lượt, không hiện` : ''}. Số liệu ở bảng bên dưới.`,
  point: (value: string, interval: string, n: string) => `${value} (${interval}), n = ${n}`,
  noChart: 'Chưa tải được phần vẽ biểu đồ. Số liệu ở bảng dưới đây.',
  noMonths: 'Chưa tháng nào đủ 30 lượt để vẽ.',

  counter: 'Theo quầy',
  counterName: (name: string) => `Quầy ${name}`,
  field: 'Theo lĩnh vực',
  service: 'Theo thủ tục',
  channel: 'Theo nơi trả lời',
  officer: 'Theo người phục vụ',
  dotNote: (target: string, least: string | null) =>
    [target && `vạch đứt: mục tiêu ${target}`, least && `trục từ ${least}`].filter(Boolean).join('; '),
  target: (target: string) => `Mục tiêu: ${target}`,
  over: (target: string) => `trên ${target}`,
  atLeast: (target: string) => `từ ${target}`,
  more: (count: string) => `Hiện thêm ${count} dòng`,
  fewer: 'Thu gọn',
  cut: (count: string) => `Còn ${count} dòng nữa trong tệp CSV.`,
  apart: (higher: string, lower: string) => `${higher} cao hơn ${lower}`,
  apartList: (pairs: string, others: string | null) =>
    `Hai khoảng không chạm nhau, mỗi bên từ 50 lượt: ${pairs}${others === null ? '' : ` và ${others} cặp khác`}.`,

  reasons: 'Lý do được chọn',
  reasonsNote: (n: string) => `mỗi người chọn được nhiều lý do; trên ${n} lượt trả lời`,
  satisfied: 'Trong đó hài lòng',
  notSatisfied: 'Chưa hài lòng',

  method: 'Cách hiểu số liệu',
  who: (channels: string) =>
    `Người dân tự chọn trả lời${channels}; kết quả không đại diện cho mọi người đến làm thủ tục và không phải chỉ số SIPAS.`,
  atCounter: ' ngay tại quầy, trên màn hình đánh giá',
  byChannel: (list: string) => ` (${list})`,
  channelCount: (name: string, n: string) => `${name}: ${n} lượt`,
  channelName: (id: string) => named(viChannels, id),
  noRank: 'Khoảng của các quầy chồng lên nhau thì không xếp hạng.',
  noRankPeople: 'Không xếp hạng người phục vụ; dưới 50 lượt không hiện tỷ lệ của ai.',
  asked: (shown: string, answered: string, rate: string | null, timedOut: string, walkedAway: string) =>
    `Câu hỏi đã hiện ${shown} lần: ${answered} lần có trả lời${rate === null ? '' : ` (${rate})`}, ${timedOut} lần không ai chạm, ${walkedAway} lần bỏ dở.`,
  rateBase: 'Tỷ lệ trả lời tính trên các lượt phục vụ đã xong trong thời gian câu hỏi này được dùng.',
  awaited: (count: string) => `${count} câu trả lời chưa nhận được.`,
  leftOut: (sum: string, rate: string | null, list: string) =>
    `Giữ lại mà không tính ${sum} lượt${rate === null ? '' : ` (${rate} của mọi lượt)`}: ${list}.`,
  flag: (name: string, count: string) => `${name} ${count}`,
  flagName: (id: string) => named(viFlags, id),
  otherFlag: 'lý do khác',
  scale: (series: string, scale: string, direction: string, wording: string) =>
    `${series}. Thang ${scale}, ${direction}, bản lời ${wording}; không cộng với thang hay loạt khác.`,
  lowestFirst: 'mức thấp đứng trước',
  highestFirst: 'mức cao đứng trước',

  sheet: 'Phiếu chấm theo Thông tư 01/2018/TT-VPCP',
  sheetNote: 'chấm theo việc đã xảy ra, không theo nút bấm tại quầy',
  index: 'Chỉ số',
  most: 'Tối đa',
  total: 'Tổng điểm',
  grade: (grade: string) => `Xếp loại: ${grade}`,
  open9: 'Chưa chấm',
  sheetOpen: 'Chưa chấm đủ chín chỉ số, nên chưa có tổng điểm.',
  dislikes: 'Hồ sơ bị đánh giá không hài lòng',
  dislikesNote: 'cho nhóm hài lòng của Quyết định 766/QĐ-TTg',
  dislikesCount: (count: string, rate: string, finished: string, rated: string) =>
    `${count} hồ sơ (${rate}) trong ${finished} hồ sơ đã xong; ${rated} hồ sơ có đánh giá.`,
  dislikesFormula: (late: string, disliked: string, result: string) =>
    `100% − trễ hạn ${late} − phản ánh hoặc không hài lòng ${disliked} = ${result}`,
  dislikesPoints: (points: string, most: string) =>
    `${points} trên ${most} điểm của tiêu chí này, đủ điểm từ 90% (cách tính theo nguồn thứ cấp, đối chiếu hướng dẫn của cấp trên).`,
  dislikesLate: 'Chưa có số hồ sơ trễ hạn nên chưa tính được công thức.',
  list: 'Tải danh sách CSV',

  empty: 'Chưa có số liệu đánh giá.',
  loading: 'Đang tải số liệu…',
  failed: 'Chưa tải được số liệu.',
  offline: 'Máy đang không có mạng, chưa tải được số liệu.',
  forbidden: 'Cơ quan chưa công bố số liệu này. Người quản lý cần đăng nhập để xem.',
  unreadable: 'Số liệu nhận được không phải là báo cáo đánh giá.',
  stale: (time: string) => `Chưa cập nhật được; đây là số liệu tải lúc ${time}.`,
  partly: (count: string) => `${count} dòng không đọc được nên không có ở đây.`,
  retry: 'Thử lại',

  csvColumn: (id: string) => named(viCsvColumns, id),
  csvLevel: (score: string, word: string) => `mức ${score}: ${word}`,
  csvPart: (id: string) => named(viCsvParts, id),
  csvCaution: 'Người dân tự chọn trả lời; không phải chỉ số SIPAS; tỷ lệ ẩn khi n dưới 30 (người phục vụ: 50).',
  dislikeColumn: (id: string) => named(viDislikeColumns, id),
};

const en: typeof vi = {
  heading: 'Satisfaction at the counter',
  period: (office, from, to) => `${office}, ${from} to ${to}`,
  dayOnly: (day) => String(Number(day)),
  day: (day, month, year) =>
    `${Number(day)} ${new Intl.DateTimeFormat('en-GB', {month: 'long', timeZone: 'UTC'}).format(Date.UTC(2000, Number(month) - 1))} ${year}`,

  table: 'Show the figures as tables',
  noTable: 'Hide the tables',
  csv: 'Download CSV',
  image: 'Download PNG',
  copy: 'Copy the sentence',
  copied: 'This sentence was copied:',
  notCopied: 'This device does not let it be copied; please copy it here:',
  print: 'Print',

  from: 'From',
  to: 'To',
  series: 'Series of ratings',
  seriesName: (series, scale, n) => `${series}, scale ${scale}, ${n} answers`,
  ticket: 'With a finished ticket',
  open: 'Without a ticket',

  interval: '95% confidence interval:',
  answers: 'answers',
  rate: (rate, asked) => `, ${rate} of ${asked} services finished`,
  rateFew: (asked) => ` of ${asked} services finished`,
  rateUnknown: '; how many were asked is not known',
  or: ' or ',
  score: 'willingness to recommend (NPS)',
  scoreParts: (promoters, detractors) => `${promoters} gave 9 or 10, less ${detractors} who gave 0 to 6`,
  mean: (mean, most, interval) => `Mean ${mean} of ${most} (${interval})`,
  few: (least) => `Fewer than ${least} answers`,
  fewWhy: 'A percentage of so few misleads, so none is shown.',
  none: 'No answers in this period.',
  noneYet: 'No answers of this period have arrived yet.',
  noRule: 'This scale does not say which levels count as satisfied, so there is no overall share.',

  distribution: 'How people answered',
  levels: (scores) => `at level ${scores}`,
  share: 'Share',
  points: 'Points',
  span: (low, high) => `${low} to ${high}`,
  range: '95% interval',
  count: 'Answers',
  graph: 'Graph',

  month: 'By month',
  monthNote: (what, least) => `${what}, band: 95% interval${least === null ? '' : `; axis from ${least}`}`,
  shareOf: (words) => `% ${words}`,
  monthName: (month, year) => `${month}/${year}`,
  monthTick: (month) => month,
  hidden: (n) => `n = ${n},\nnot shown`,
  hiddenAbsent: 'no\nfigures',
  absent: 'No figures',
  hiddenCell: (least) => `Fewer than ${least} answers: no percentage`,
  chart: (first, last, hidden) =>
    `Line by month, ${first} to ${last}${hidden > 0 ? `; ${hidden} months with too few answers are not shown` : ''}. The figures are in the table below.`,
  point: (value, interval, n) => `${value} (${interval}), n = ${n}`,
  noChart: 'The drawing part could not be loaded. The figures are in the table below.',
  noMonths: 'No month has the 30 answers it needs to be drawn.',

  counter: 'By counter',
  counterName: (name) => `Counter ${name}`,
  field: 'By field',
  service: 'By procedure',
  channel: 'By place of answering',
  officer: 'By officer',
  dotNote: (target, least) =>
    [target && `dashed: target ${target}`, least && `axis from ${least}`].filter(Boolean).join('; '),
  target: (target) => `Target: ${target}`,
  over: (target) => `over ${target}`,
  atLeast: (target) => `${target} or more`,
  more: (count) => `Show ${count} more rows`,
  fewer: 'Show fewer',
  cut: (count) => `${count} more rows are in the CSV file.`,
  apart: (higher, lower) => `${higher} is higher than ${lower}`,
  apartList: (pairs, others) =>
    `Intervals that do not touch, 50 answers or more each: ${pairs}${others === null ? '' : ` and ${others} more pairs`}.`,

  reasons: 'Reasons given',
  reasonsNote: (n) => `people may choose several; out of ${n} answers`,
  satisfied: 'Of these satisfied',
  notSatisfied: 'Not satisfied',

  method: 'How to read these figures',
  who: (channels) =>
    `People chose themselves whether to answer${channels}; the result does not stand for everybody who came, and is not a SIPAS index.`,
  atCounter: ' at the counter, on the rating screen',
  byChannel: (list) => ` (${list})`,
  channelCount: (name, n) => `${name}: ${n}`,
  channelName: (id) => named(enChannels, id),
  noRank: 'Counters whose intervals overlap are not ranked.',
  noRankPeople: 'Officers are not ranked; under 50 answers nobody has a percentage.',
  asked: (shown, answered, rate, timedOut, walkedAway) =>
    `The question was shown ${shown} times: answered ${answered}${rate === null ? '' : ` (${rate})`}, untouched ${timedOut}, left ${walkedAway}.`,
  rateBase: 'The response rate is of the services finished while this question was in use.',
  awaited: (count) => `Answers not received yet: ${count}.`,
  leftOut: (sum, rate, list) => `Kept and not counted: ${sum}${rate === null ? '' : ` (${rate} of all)`}: ${list}.`,
  flag: (name, count) => `${name} ${count}`,
  flagName: (id) => named(enFlags, id),
  otherFlag: 'other',
  scale: (series, scale, direction, wording) =>
    `${series}. Scale ${scale}, ${direction}, wording ${wording}; never added to another scale or series.`,
  lowestFirst: 'lowest level first',
  highestFirst: 'highest level first',

  sheet: 'Sheet of Circular 01/2018/TT-VPCP',
  sheetNote: 'judged by what happened, not by taps at the counter',
  index: 'Index',
  most: 'Most',
  total: 'Total',
  grade: (grade) => `Grade: ${grade}`,
  open9: 'Open',
  sheetOpen: 'Not all nine indices have points, so there is no total.',
  dislikes: 'Dossiers rated with a dislike',
  dislikesNote: 'for the satisfaction group of Decision 766/QĐ-TTg',
  dislikesCount: (count, rate, finished, rated) =>
    `${count} dossiers (${rate}) of ${finished} finished; ${rated} were rated.`,
  dislikesFormula: (late, disliked, result) =>
    `100% − late ${late} − complained of or disliked ${disliked} = ${result}`,
  dislikesPoints: (points, most) =>
    `${points} of ${most} points of this criterion, all of them from 90% on (after a secondary source: check it against your own instructions).`,
  dislikesLate: 'How many dossiers came late is not known here, so the formula is not worked out.',
  list: 'Download the list (CSV)',

  empty: 'No ratings yet.',
  loading: 'Loading the figures…',
  failed: 'The figures could not be loaded.',
  offline: 'This device is offline; the figures could not be loaded.',
  forbidden: 'The office has not published these figures. A manager has to sign in to see them.',
  unreadable: 'What arrived is not a report of ratings.',
  stale: (time) => `Could not be brought up to date; these figures were loaded at ${time}.`,
  partly: (count) => `${count} rows could not be read and are missing here.`,
  retry: 'Try again',

  csvColumn: (id) => named(enCsvColumns, id),
  csvLevel: (score, word) => `level ${score}: ${word}`,
  csvPart: (id) => named(enCsvParts, id),
  csvCaution: 'People chose whether to answer; not a SIPAS index; shares hidden under n = 30 (officers: 50).',
  dislikeColumn: (id) => named(enDislikeColumns, id),
};

export const messages = {vi, en};

/** The words of the report. */
export type Messages = typeof vi;
