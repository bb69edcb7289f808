"""The words of office reports that say little of what a clause is about, in three degrees. Data only."""

from __future__ import annotations

from baocao.language.vocabulary import ACTION_VERBS, LINKING_WORDS, REPORT_FORMULAS

JOINING = (
    *LINKING_WORDS,
    "một", "hai", "ba", "bốn", "mọi", "toàn",
    "bằng", "bị", "cả", "các", "cần", "chỉ", "chưa", "cũng", "dưới", "đều", "đang", "đã", "gồm", "hay", "hơn",
    "không", "kể cả", "lại", "lên", "mà", "mỗi", "nêu", "ngoài", "nhưng", "nhất là", "phải", "qua", "ra", "rất",
    "rồi", "sang", "sẽ", "so với", "thì", "thêm", "trở lên", "từng", "vào", "vẫn", "vì", "vừa", "xong", "giữa", "nơi",
    "gần", "bao gồm", "cụ thể", "trong đó", "nhằm", "thông qua việc", "trên địa bàn", "tính đến", "ước", "khoảng",
    "tổng số", "tổng",
)  # fmt: skip
"""Words that only join others."""

FORMULAS = (
    "thành công", "thắng lợi", "đầy đủ", "bước đầu", "giai đoạn", "quy mô",
    *(verb.strip() for verb in ACTION_VERBS if verb.strip() not in {
        "phun", "tiêm", "trồng", "khám", "chăm sóc", "hiệu chuẩn", "kiểm định", "thử nghiệm", "tiếp công dân", "treo",
        "số hóa", "số hoá", "nghiên cứu", "quyết toán", "giải ngân", "phòng, chống", "phòng chống", "bảo vệ",
        "kết nạp", "tặng", "thăm hỏi", "đào tạo", "bồi dưỡng", "tuyên truyền", "tập huấn", "khảo sát", "gặp mặt",
        "giải thể", "chuyển giao", "nghiệm thu", "thanh tra", "đăng ký", "xuất bản", "thu hồi", "kết nối", "sửa chữa",
        "đầu tư", "phát triển", "ứng dụng", "công nhận", "mua sắm", "lắp đặt", "phát hành", "điều tra", "thành lập",
        "trao", "thanh toán", "chi trả", "thống kê", "sơ kết", "tổng kết", "vận động", "niêm yết",
    }),
    *REPORT_FORMULAS,
    "toàn tỉnh", "toàn huyện", "toàn xã", "toàn ngành", "toàn thành phố", "trong tỉnh", "trong xã", "đề nghị",
    "kết quả", "tình hình", "tiến độ", "theo đề nghị", "khi có yêu cầu", "khi có", "chặt chẽ", "nghiêm túc",
    "hiệu quả", "chất lượng", "đúng hạn", "đúng quy định", "ghi nhận", "tiến hành", "đảm bảo", "bảo đảm",
    "trường hợp", "lượt", "vụ", "cuộc", "buổi", "lớp", "hội nghị", "đoàn", "đợt", "kỳ", "lần", "bước", "loại", "bộ",
    "tờ", "chiếc", "cuốn", "triệu đồng", "tỷ đồng", "đồng", "triệu", "tỷ", "tấn", "ha", "km", "m", "m2", "m3", "kg",
    "giờ", "phút", "tỷ lệ", "số lượng", "tham gia", "phối hợp", "đại biểu", "đại biểu tham dự", "trọng tâm",
    "tích cực", "chủ động", "kịp thời", "quyết liệt", "đồng bộ", "triệt để", "thường kỳ", "hằng tháng", "hàng tháng",
    "hằng năm", "đột xuất", "theo kế hoạch", "hoàn tất", "bổ sung", "điều chỉnh", "tỉnh", "sở", "ngành", "phòng",
    "ban", "đơn vị", "cơ quan", "địa phương", "các sở", "lãnh đạo", "chủ tịch", "giám đốc", "cấp", "cấp tỉnh",
    "cấp huyện", "cấp xã", "ủy ban nhân dân", "trung ương", "xây dựng kế hoạch", "ban hành kế hoạch", "lập kế hoạch",
    "hết", "quá", "rõ", "hỏng", "mặt hàng", "toàn bộ", "sử dụng", "áp dụng", "triển khai thực hiện",
    "tiếp tục triển khai", "dự kiến", "lý do", "phát sinh", "có", "làm", "đi", "đến nay", "đạt", "tăng", "giảm", "số",
    "gửi", "chuyển", "nhận", "đưa", "giao", "hằng", "mới", "nâng", "việc", "thời gian", "người",
)  # fmt: skip
"""Words that any report puts before and around what it is about."""

GENERAL = (
    "hồ sơ", "cơ sở", "kiểm tra", "hỗ trợ", "dự án", "đề án", "doanh nghiệp", "tổ chức cá nhân", "cá nhân", "cán bộ",
    "công chức", "viên chức", "người dân", "nhân dân", "công dân", "chương trình", "phương án", "quy chế", "danh mục",
    "văn bản", "hội đồng", "tập huấn", "tuyên truyền", "thanh tra", "đào tạo", "bồi dưỡng", "thành lập", "khảo sát",
    "điều tra", "thống kê", "vận động", "hộ", "cấp giấy", "giấy chứng nhận", "trung tâm", "công trình", "thiết bị",
    "đối tượng", "biện pháp", "giải pháp", "mô hình", "chính sách", "pháp luật", "nhà nước", "quản lý nhà nước",
    "kinh phí", "vi phạm", "khu vực", "phát hiện", "xử phạt", "phát triển", "nghiệm thu", "sơ kết", "tổng kết",
    "đầu tư", "ủy ban", "quản lý", "thực tế", "hợp đồng", "thông báo", "trái phép", "quy hoạch", "thanh toán",
    "đăng ký", "tờ trình", "thông tư", "chỉ thị", "công văn", "kết luận", "luật", "ứng dụng", "mua sắm", "lắp đặt",
    "sửa chữa", "phát hành", "công nhận", "thu hồi", "kết nối", "hệ thống", "dịch vụ", "chi trả", "sản phẩm",
    "hưởng ứng", "nghị quyết", "kiểm soát", "tiền", "số tiền", "vốn", "ngân sách", "giao thông", "công nghệ",
    "chuyên ngành", "liên ngành", "thành viên", "chuyên đề", "trực tiếp", "lực lượng",
)  # fmt: skip
"""Words that many reports share and that still say something."""

DULL = frozenset(
    {
        "đầu năm", "cuối năm", "giữa năm", "đầu tháng", "cuối tháng", "đầu tuần", "cuối tuần", "đầu quý", "cuối quý",
        "thời kỳ", "tầm nhìn", "thẩm quyền", "tình trạng", "chế độ", "điều kiện", "nhu cầu", "mục tiêu", "đề nghị",
        "ý kiến", "khoản", "còn lại", "phường", "thị trấn", "quận", "thị xã", "phê chuẩn", "đẩy nhanh", "xác định",
        "chủ trương", "chủ trương đầu tư", "khả thi", "nghiên cứu khả thi", "rõ ràng", "đẩy nhanh tiến độ", "đặc biệt",
        "hết hạn", "quá hạn", "dôi dư", "theo quy định", "góp phần", "chính thức", "tình hình", "trách nhiệm",
        "quy chế phối hợp", "chấn chỉnh", "khắc phục", "phấn đấu", "vùng", "bậc", "trực thuộc", "toàn quốc",
        "hiện trạng", "độ tin cậy", "tóm tắt", "lưu ý", "ghi chú", "tồn tại", "hạn chế", "nguyên nhân", "hoàn thành",
    }
)  # fmt: skip
"""Words that name no task, besides the formulas of reports."""
