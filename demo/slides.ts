/* Slides for a screen of the hall; `?name=…` tells the list of devices where it stands. */
import '../src/device/slide-show/define.js';
import {hall} from './session.js';

const show = document.querySelector('slide-show')!;
show.name = new URLSearchParams(location.search).get('name') ?? '';
show.hall = hall;
show.data = [
  {
    src: new URL('./data/slides/online.svg', import.meta.url).href,
    alt: 'Nộp hồ sơ trực tuyến, không phải chờ tại quầy: dichvucong.gov.vn',
    seconds: 12,
  },
  {
    src: new URL('./data/slides/hours.svg', import.meta.url).href,
    alt: 'Giờ tiếp công dân: thứ Hai đến thứ Sáu 7:30–11:30 và 13:30–17:00, sáng thứ Bảy 7:30–11:30',
    caption: 'Áp dụng từ ngày 01 tháng 12 năm 2026',
    seconds: 12,
  },
  {
    src: new URL('./data/slides/papers.svg', import.meta.url).href,
    alt: 'Chuẩn bị trước khi đến: căn cước, bản chính giấy tờ cần chứng thực, số điện thoại',
    seconds: 12,
  },
];
