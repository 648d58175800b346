import {severities, type AuditResult, type Finding, type FindingKind} from './audit.js';

/* The words of an audit, for a person who must be able to repeat them in a report. */

type Count = (count: number) => string;

const vi = {
  title: 'Kiểm tra bản xuất đánh giá',
  hall: (hall: string, date: string) => `Bản xuất của bộ phận một cửa “${hall}”${date && `, xuất ${date}`}.`,
  device: 'Bản xuất của một thiết bị.',
  counts: (items: string, signed: string, devices: string) =>
    `${items} mục, trong đó ${signed} mục có chữ ký, của ${devices} thiết bị.`,
  emptied: (count: string) =>
    `${count} mục đã được thiết bị xóa nội dung sau khi gửi: chỉ kiểm tra được thứ tự của chúng, không kiểm tra được nội dung và chữ ký.`,
  nothing: 'Không có mục nào để kiểm tra.',
  clean: 'Kể từ khi được ký, không mục nào bị sửa, bị bỏ, bị chèn hay bị đổi chỗ.',
  breaches: ((count) => `${count} dấu hiệu can thiệp:`) as Count,
  doubts: ((count) => `${count} điều cần hỏi lại cơ quan:`) as Count,
  more: ((count) => `… và ${count} phát hiện khác. Xem tất cả bằng --json.`) as Count,
  where: (device: string, place: string, id: string) =>
    [device && `thiết bị ${device}`, place && `vị trí ${place}`, id && `mục ${id}`].filter(Boolean).join(', '),
  idsMore: ((count) => `và ${count} mục khác`) as Count,
  found: {
    altered: 'Bị sửa: nội dung không phải nội dung đã ký.',
    forged: 'Chữ ký giả: chữ ký không phải của khóa mà nó nêu.',
    'key-unknown': 'Khóa lạ: ký bằng khóa mà thiết bị chưa từng công bố.',
    'key-replaced': 'Khóa bị thay: khóa công khai không khớp với mã của nó.',
    removed:
      'Bị thiếu: những vị trí này không có trong bản xuất. Có thể đã bị bỏ, hoặc máy chủ đã từ chối; khi đó chúng còn trong bản xuất của thiết bị.',
    cut: 'Bị cắt đuôi: đã từng thấy chuỗi dài hơn bản xuất này.',
    inserted: 'Bị chèn: mục này đứng hai lần, hoặc không có chữ ký dù thiết bị của nó ký mọi mục.',
    unlinked: 'Đứt chuỗi: mục này không nối tiếp mục đứng trước nó.',
    rewritten: 'Bị viết lại: trước đây ở vị trí này là một mục khác.',
    forked: 'Hai máy dùng một tên: hai mục khác nhau, đều ký đúng, cùng giữ một vị trí.',
    unreadable: 'Không đọc được: trong danh sách có thứ không phải là một mục, hoặc một mục lồng quá sâu để kiểm tra.',
    misnumbered: 'Số sai: số thứ tự của mục này không phải số nguyên từ 0 trở lên, thiết bị không đếm như vậy.',
    reordered: 'Sai thứ tự: mục này tới trước mục đứng trên nó, theo giờ nhận của máy chủ.',
    'key-changed':
      'Đổi khóa: từ đây thiết bị ký bằng khóa khác. Có thể thiết bị đã mất dữ liệu; hãy hỏi có ai ghi lại việc này không.',
    unsigned:
      'Không có chữ ký: không thể biết các mục này có bị sửa hay bị chèn không. Trong bản xuất không có gì cho thấy thiết bị đã ký được khi gửi chúng: hoặc nó chưa từng ký mục nào, hoặc chúng tới trước mục ký đầu tiên của nó.',
  } satisfies Record<FindingKind, string>,
  limitsTitle: 'Điều mà việc kiểm tra này không thể chứng minh',
  limits: [
    'Phần cuối của một chuỗi bị bỏ cùng với các mốc của nó. Hãy giữ các đầu chuỗi ở nơi khác (in ra, gửi đi) và đối chiếu bản xuất lần sau với chúng.',
    'Một người bấm một trăm lần, hay cán bộ bấm thay người dân: mọi lần bấm đều được ký như nhau.',
    'Kẻ lấy được cả hồ sơ trình duyệt của thiết bị: họ ký được như chính thiết bị đó.',
    'Người vận hành máy chủ dựng lên cả một thiết bị mới, với khóa của riêng họ. Hãy đối chiếu danh sách thiết bị với các quầy có thật.',
    'Điều xảy ra trong ba giây đầu, trước khi đánh giá được ký: khi đó người bấm còn đổi được.',
    'Đánh giá chưa bao giờ được gửi, hoặc bị xóa trên thiết bị trước khi gửi.',
    'Giờ nhận do máy chủ ghi, giờ do thiết bị ghi (đồng hồ có thể sai), và tên quầy do cơ quan cài đặt.',
    'Rằng những người đã đánh giá đại diện cho mọi người được phục vụ.',
  ],
  unreadableFile: (file: string, reason: string) => `Không đọc được ${file}: ${reason}`,
  notExport: 'đây không phải bản xuất của máy chủ (mot-cua-ratings/1), cũng không phải bản xuất của thiết bị.',
  notJson: 'đây không phải JSON.',
  heads: 'Ghi ra các đầu chuỗi bằng --print-heads; lần sau đối chiếu với chúng bằng --heads.',
};

/** The words of an audit in one language. */
export type AuditText = typeof vi;

const en: AuditText = {
  title: 'Audit of an export of ratings',
  hall: (hall, date) => `Export of the hall “${hall}”${date && `, written ${date}`}.`,
  device: 'Export of one device.',
  counts: (items, signed, devices) => `${items} items, ${signed} of them signed, of ${devices} devices.`,
  emptied: (count) =>
    `${count} items were emptied by their device once they were sent: only their order can be checked, not what they said nor their signatures.`,
  nothing: 'There is nothing to check.',
  clean: 'Nothing was altered, removed, inserted or moved since it was signed.',
  breaches: (count) => `${count} ${count === 1 ? 'sign' : 'signs'} of tampering:`,
  doubts: (count) => `${count} ${count === 1 ? 'thing' : 'things'} to ask the office about:`,
  more: (count) => `… and ${count} more. See all of them with --json.`,
  where: (device, place, id) =>
    [device && `device ${device}`, place && `place ${place}`, id && `item ${id}`].filter(Boolean).join(', '),
  idsMore: (count) => `and ${count} more`,
  found: {
    altered: 'Altered: what it says is not what was signed.',
    forged: 'Forged: the signature is not of the key it names.',
    'key-unknown': 'Unknown key: signed with a key that its device never announced.',
    'key-replaced': 'Key replaced: a public key does not fit its id.',
    removed:
      'Missing: these places are not in the export. They were removed, or the server refused them; then they are in the export of the device.',
    cut: 'Cut off: this chain was seen to be longer.',
    inserted: 'Inserted: it stands twice, or without a signature although its device signs all that it sends.',
    unlinked: 'Broken link: it does not follow from the item before it.',
    rewritten: 'Rewritten: another item was seen at this place before.',
    forked: 'Two machines under one name: two different items, both well signed, hold one place.',
    unreadable: 'Unreadable: something in the list is no item, or is nested too deeply to be checked.',
    misnumbered: 'Wrong number: its number is not a whole one from 0 up, which no device counts with.',
    reordered: 'Out of order: by the server’s own times it came before the one above it.',
    'key-changed':
      'Key changed: from here on the device signs with another key. It may have lost its data; ask whether somebody noted that.',
    unsigned:
      'Unsigned: whether these items were altered or put in cannot be told. Nothing in the export shows that their device could sign when it sent them: it never signed anything, or they came before the first item that it signed.',
  },
  limitsTitle: 'What this audit cannot prove',
  limits: [
    'That the end of a chain was not removed together with its anchors. Keep the heads elsewhere (printed, sent away) and hold the next export against them.',
    'That not one person tapped a hundred times, or staff for the citizens: every tap is signed alike.',
    'That nobody took the whole browser profile of a device: they sign as that device does.',
    'That the operator of the server did not make up a whole new device with a key of their own. Hold the list of devices against the counters that exist.',
    'What happened in the first three seconds, before a rating is signed: until then whoever tapped may change it.',
    'That ratings were never sent, or were erased on a device before they were.',
    'When the server says things came, what the clock of a device said, and which counter the office told it that it stands at.',
    'That those who rated stand for all who were served.',
  ],
  unreadableFile: (file, reason) => `${file} cannot be read: ${reason}`,
  notExport: 'this is neither the export of a server (mot-cua-ratings/1) nor that of a device.',
  notJson: 'this is not JSON.',
  heads: 'Print the heads with --print-heads; hold a later export against them with --heads.',
};

/** The words of an audit. */
export const auditMessages = {vi, en};

/** What comes out of a file is shown as plain letters: nothing in it may move a cursor or hide a line. */
function plain(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}]/gu, '·').slice(0, 80);
}

/** So many ids are read out; all of them are in the JSON. */
const mostIds = 20;

/** Where something was found, in words; empty where that is not known. */
export function whereOf(text: AuditText, {device, id, place, to, ids = []}: Finding): string {
  const places = place === null ? '' : to && to !== place ? `${place}–${to}` : String(place);
  const named = id === null ? ids.slice(0, mostIds).map(plain) : [plain(id)];
  if (ids.length > mostIds) named.push(text.idsMore(ids.length - mostIds));
  return text.where(plain(device), places, named.join(', '));
}

/** One finding as a line: what, and where. */
export function lineOf(text: AuditText, finding: Finding): string {
  const {kind, count} = finding;
  const where = whereOf(text, finding);
  return `${text.found[kind]}${count && count > 1 ? ` (${count})` : ''}${where && ` [${where}]`}`;
}

/** An audit as it is read out: a line each; headings end in a colon, findings begin with a dash. */
export function reportOf(result: AuditResult, language: 'vi' | 'en', most = Infinity): string[] {
  const text = auditMessages[language];
  const number = new Intl.NumberFormat(language).format;
  const date = result.exportedAt === null || Math.abs(result.exportedAt) > 8.64e15 ? '' : new Date(result.exportedAt);
  const written =
    date &&
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'vi', {dateStyle: 'long', timeStyle: 'short'}).format(date);
  const lines = [result.source === 'hall' ? text.hall(plain(result.hall), written) : text.device];
  if (result.items === 0) lines.push(text.nothing);
  else lines.push(text.counts(number(result.items), number(result.signed), number(result.devices.length)));
  if (result.emptied > 0) lines.push(text.emptied(number(result.emptied)));
  if (result.findings.length === 0 && result.items > 0) lines.push(text.clean);
  for (const severity of ['breach', 'doubt'] as const) {
    const found = result.findings.filter(({kind}) => severities[kind] === severity);
    if (found.length === 0) continue;
    lines.push('', (severity === 'breach' ? text.breaches : text.doubts)(found.length));
    for (const finding of found.slice(0, most)) lines.push(`- ${lineOf(text, finding)}`);
    if (found.length > most) lines.push(text.more(found.length - most));
  }
  return lines;
}
