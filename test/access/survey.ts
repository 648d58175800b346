const text = (vi: string, en: string) => ({vi, en});

/** A questionnaire with a question of every kind there is. */
export const survey = {
  id: 'access',
  version: '1',
  title: text('Ý kiến về sự phục vụ', 'Your view of the service'),
  note: text('Không phải Chỉ số SIPAS.', 'Not a SIPAS index.'),
  pages: [
    {
      title: text('Lần đến này', 'This visit'),
      questions: [
        {type: 'scale', name: 'overall', title: text('Ông bà hài lòng ở mức nào?', 'How satisfied?'), required: true},
        {
          type: 'choice',
          name: 'place',
          title: text('Ông bà nộp hồ sơ ở đâu?', 'Where?'),
          required: true,
          choices: [
            {value: 'counter', text: text('Tại quầy', 'At a counter')},
            {value: 'web', text: text('Qua mạng', 'On the web')},
            {value: 'post', text: text('Qua bưu điện', 'By post')},
          ],
        },
        {
          type: 'choices',
          name: 'reasons',
          title: text('Điều gì cần tốt hơn?', 'What should be better?'),
          choices: [
            {value: 'waiting', text: text('Thời gian chờ', 'Waiting')},
            {value: 'papers', text: text('Giấy tờ phải nộp', 'Papers')},
          ],
          none: true,
        },
      ],
    },
    {
      title: text('Từng điều', 'One by one'),
      questions: [
        {
          type: 'matrix',
          name: 'parts',
          title: text('Ông bà hài lòng thế nào với từng điều?', 'How satisfied with each?'),
          required: true,
          scale: 'faces-3',
          rows: [
            {value: 'manner', text: text('Thái độ phục vụ', 'Manner')},
            {value: 'time', text: text('Thời gian giải quyết', 'Time')},
          ],
        },
      ],
    },
    {
      title: text('Nói thêm', 'More'),
      questions: [
        {type: 'text', name: 'more', title: text('Ông bà muốn nói thêm gì?', 'Anything to add?'), long: true},
        {
          type: 'number',
          name: 'times',
          title: text('Ông bà đã đến mấy lần?', 'How often?'),
          required: true,
          min: 1,
          max: 50,
        },
        {type: 'date', name: 'day', title: text('Ngày nộp hồ sơ', 'Day of handing in'), max: 'today'},
        {
          type: 'choice',
          name: 'field',
          title: text('Lĩnh vực', 'Field'),
          look: 'menu',
          choices: ['Hộ tịch', 'Đất đai', 'Chứng thực'],
        },
      ],
    },
  ],
};
