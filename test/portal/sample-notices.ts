/** Announcements as an office sends them: `past` and `coming` do not hold on 23 November 2026. */
export const sampleNotices = [
  {id: 'hours', title: 'Làm việc sáng thứ Bảy', body: 'Quầy Hộ tịch mở cửa.\nMang theo căn cước.', from: '2020-01-02'},
  {id: 'past', title: 'Đã qua', until: '2020-01-01'},
  {id: 'power', title: 'Tạm ngừng tiếp nhận', body: 'Cắt điện.', importance: 'urgent', unit: 'Trung tâm'},
  {id: 'coming', title: 'Chưa đến', from: '2999-01-01'},
  {id: 'papers', title: 'Không nộp lại giấy tờ', importance: 'important', from: '2020-01-01', link: 'https://a.vn/1'},
];
