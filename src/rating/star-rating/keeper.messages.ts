const vi = {
  kept: 'Cảm ơn ông bà. Đánh giá đã được ghi lại.',
  later: 'Cảm ơn ông bà. Đánh giá đã được ghi lại và sẽ gửi khi có mạng.',
};

const en: typeof vi = {
  kept: 'Thank you. Your rating is recorded.',
  later: 'Thank you. Your rating is recorded and will be sent when this device is online.',
};

export const keeperMessages = {vi, en};
