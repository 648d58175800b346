/* The words of the first page, in both languages side by side. */
const vi = {
  title: 'Các màn hình của một cửa',
  lead: 'Mỗi màn hình một địa chỉ. Mở trong từng cửa sổ, hoặc trên đúng thiết bị của màn hình ấy.',
  hallLabel: 'Chạy ở đâu',
  server: 'Máy chủ này',
  local: 'Trong trình duyệt',
  serverOpen: 'Máy chủ đang chạy. Mọi thiết bị mở địa chỉ này thấy cùng một hàng chờ.',
  serverSought: 'Đang hỏi máy chủ…',
  localOpen:
    'Không cần máy chủ: các thẻ của trình duyệt này dùng chung một hàng chờ. Không theo dõi được số trên điện thoại; đánh giá nằm lại trên máy.',
  localOnly: 'Nơi đặt trang này không có máy chủ một cửa, nên các màn hình chạy ngay trong trình duyệt.',
  keyMissing: 'Cần khóa: mở bằng địa chỉ in ra khi khởi động máy chủ.',
  open: 'Mở',
  counters: 'Quầy',
  counter: (name: string) => `Quầy ${name}`,
  screens: {
    kiosk: ['Máy lấy số', 'Người dân chọn lĩnh vực và nhận số. Màn hình cảm ứng đặt ở cửa.'],
    counter: ['Bàn điều khiển tại quầy', 'Cán bộ gọi số, phục vụ, chuyển, kết thúc.'],
    wall: ['Bảng gọi số', 'Số vừa được gọi và quầy cần đến, nhìn rõ từ cuối phòng.'],
    slides: ['Trình chiếu', 'Hình và phim của đơn vị, chiếu lần lượt trên màn hình ở sảnh.'],
    notices: ['Thông báo', 'Danh sách có tìm kiếm. Thêm ?wall để đặt trên màn hình ở sảnh.'],
    devices: ['Tình trạng thiết bị', 'Màn hình nào im lặng, hết giấy, sai giờ, và việc cần làm. Dành cho cán bộ.'],
    pad: ['Màn hình đánh giá', 'Hiện câu hỏi khi quầy phục vụ xong một số.'],
    survey: ['Phiếu khảo sát', 'Vài câu hỏi về lần làm thủ tục, trên máy đặt ở sảnh. Mất mạng vẫn ghi được.'],
    site: ['Trang thủ tục của phường', 'Tìm thủ tục hành chính, gõ có dấu hay không dấu.'],
    report: ['Mức độ hài lòng', 'Số liệu công khai: tỷ lệ nào cũng kèm số lượt, khoảng tin cậy, tỷ lệ trả lời.'],
    feedback: ['Góp ý, kiến nghị', 'Gửi góp ý, nhận mã biên nhận, xem trả lời đã đăng.'],
    verify: ['Kiểm tra tệp đánh giá', 'Kiểm toán viên xem đánh giá nào bị sửa, bị bỏ hay được thêm vào.'],
  },
  language: 'English',
};

const en: typeof vi = {
  title: 'The screens of a one-stop hall',
  lead: 'One address per screen. Open each in a window of its own, or on the device it is made for.',
  hallLabel: 'Where it runs',
  server: 'This server',
  local: 'In this browser',
  serverOpen: 'The server is running. Every device that opens this address sees the same queue.',
  serverSought: 'Asking the server…',
  localOpen:
    'No server needed: the tabs of this browser share one queue. A phone cannot follow a ticket; ratings stay on this machine.',
  localOnly: 'There is no hall’s server at this address, so the screens run inside the browser.',
  keyMissing: 'Needs a key: use the address that the server printed when it started.',
  open: 'Open',
  counters: 'Counter',
  counter: (name) => `Counter ${name}`,
  screens: {
    kiosk: ['Ticket kiosk', 'A citizen picks a field and takes a number. A touch screen at the door.'],
    counter: ['Counter panel', 'An officer calls, serves, transfers, finishes.'],
    wall: ['Hall display', 'The number just called and the counter to go to, readable from the last row.'],
    slides: ['Slides', 'Pictures and films of the office, one after another on a screen of the hall.'],
    notices: ['Announcements', 'A list to search in. Add ?wall for a screen of the hall.'],
    devices: ['Health of the devices', 'Which screen is silent, out of paper or late, and what to do. For staff.'],
    pad: ['Rating screen', 'Asks its question when the counter has finished a ticket.'],
    survey: ['Questionnaire', 'A few questions about the visit, on a machine in the hall. It needs no network.'],
    site: ['The ward’s procedures', 'Find a procedure, typed with marks or without.'],
    report: ['How satisfied people are', 'Published figures, each with its count, interval and response rate.'],
    feedback: ['Comments and petitions', 'Send one, get a receipt code, read what was answered.'],
    verify: ['Check a file of ratings', 'An auditor sees which ratings were altered, removed or inserted.'],
  },
  language: 'Tiếng Việt',
};

export type LauncherMessages = typeof vi;
export const messages = {vi, en};
