"""Sentences around the relations: figures that stand in no relation, dates, references, plans, phone numbers."""

TITLES = (
    "Nhiều việc hành chính được làm nhanh hơn trong tháng qua",
    "Hội nghị sơ kết công tác cải cách hành chính",
    "Cơ sở chủ động gỡ vướng cho người dân",
    "Họp giao ban công tác tuần 23",
    "Báo cáo kết quả thực hiện nhiệm vụ quý II",
    "Lãnh đạo tỉnh kiểm tra việc tiếp công dân tại cơ sở",
    "Chuyển biến rõ sau đợt cao điểm 90 ngày",
    "Phiên họp thường kỳ tháng 7 của UBND tỉnh",
)
LEADS = (
    "Chiều 14/7, tại trụ sở, lãnh đạo tỉnh chủ trì buổi làm việc với các cơ quan liên quan.",
    "Số liệu được nêu tại báo cáo vừa gửi các thành viên UBND tỉnh.",
    "(Cổng TTĐT) - Kết quả bước đầu cho thấy cách làm mới được người dân đón nhận.",
    "Nhiều chuyển biến được ghi nhận, song vẫn còn nơi làm chậm.",
    "Đây là nội dung của thông báo kết luận được ban hành ngày 05/8/2022.",
    "Buổi làm việc kéo dài gần trọn một ngày với hơn 20 ý kiến trao đổi.",
)
SENTENCES = (
    "Việc này thực hiện theo Quyết định số 1874/QĐ-UBND ngày 16/9/2022 của Chủ tịch UBND tỉnh.",
    "Người dân cần hỗ trợ có thể gọi số 0256 3812 668 trong giờ hành chính.",
    "Phấn đấu đến năm 2030, 100% cơ quan nhà nước làm việc trên môi trường số.",
    "Báo cáo phải gửi trước ngày 20 hằng tháng để kịp tổng hợp.",
    "Lãnh đạo tỉnh yêu cầu người đứng đầu chịu trách nhiệm nếu để việc tồn đọng.",
    "Thời hạn trả lời bằng văn bản không quá 05 ngày làm việc.",
    "Tuyến đường dài 12,5 km qua khu trung tâm đang được sửa chữa.",
    "Cuộc họp diễn ra từ 8 giờ đến 11 giờ 30 phút tại phòng họp số 2.",
    "Ở nhiều nơi, việc vận động từng nhà đã cho kết quả tốt.",
    "Các cơ quan cần khắc phục tình trạng yêu cầu thêm giấy tờ ngoài quy định.",
    "Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ là căn cứ để rà soát.",
    "Kinh phí hỗ trợ mỗi điểm dự kiến khoảng 45 triệu đồng.",
    "Hơn 30 tình nguyện viên thay nhau trực vào cuối tuần.",
    "Giai đoạn 2021-2025, công tác này được đưa vào tiêu chí thi đua.",
    "Nội dung chi tiết đăng tại https://congbao.example.vn để mọi người theo dõi.",
    "Mức phạt từ 3 đến 5 triệu đồng được áp dụng với hành vi kê khai sai.",
    "Khóa tập huấn thứ 3 sẽ mở vào tuần sau, mỗi buổi 120 phút.",
    "Mục tiêu của kế hoạch là tối thiểu 80% ý kiến được phản hồi đúng hẹn.",
    "Đề án gồm nhiều bước, bước đầu tập trung vào con người.",
    "Sau buổi làm việc, đoàn đã đến thăm một gia đình có công.",
)
