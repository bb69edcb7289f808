"""Words of the field that more than one module needs. Data only."""

from __future__ import annotations

import re

from baocao.regex import regex

ACTION_VERBS = tuple(
    f"{verb} "
    for verb in (
        "tiếp tục", "triển khai", "thực hiện", "tổ chức", "phối hợp", "tham gia", "tham mưu", "xây dựng",
        "hoàn thiện", "hoàn thành", "hoàn chỉnh", "kiểm tra", "kiểm định", "hiệu chuẩn", "thử nghiệm",
        "thanh tra", "giám sát", "theo dõi", "đôn đốc", "hướng dẫn", "hỗ trợ", "tư vấn", "tập huấn",
        "tuyên truyền", "phổ biến", "quán triệt", "rà soát", "cập nhật", "thẩm định", "thẩm tra", "đánh giá",
        "nghiệm thu", "tiếp nhận", "giải quyết", "xử lý", "trả lời", "ban hành", "trình", "đề xuất",
        "đề nghị", "kiến nghị", "báo cáo", "tổng hợp", "lập", "cấp", "thu hồi", "thu thập", "chuẩn bị",
        "duy trì", "nâng cao", "tăng cường", "đẩy mạnh", "mở rộng", "phát triển", "phát hành", "xuất bản",
        "công bố", "công nhận", "ký", "bàn giao", "lắp đặt", "mua sắm", "đầu tư", "nghiên cứu", "khảo sát",
        "điều tra", "thống kê", "cung cấp", "chỉ đạo", "chủ trì", "chủ động", "kiện toàn", "sắp xếp",
        "bố trí", "quản lý", "vận hành", "ứng dụng", "chuyển giao", "đào tạo", "bồi dưỡng", "làm việc",
        "họp", "gặp mặt", "tiếp công dân", "tiếp", "vận động", "phun", "tiêm", "trồng", "chăm sóc", "khám",
        "mở", "thành lập", "giải thể", "phê duyệt", "quyết toán", "thanh toán", "giải ngân", "chi trả",
        "tặng", "trao", "thăm hỏi", "đăng ký", "đăng tải", "đăng", "treo", "niêm yết", "tham dự", "dự họp", "dự thảo",
        "cử", "góp ý", "lấy ý kiến", "xin ý kiến", "xin cấp", "tìm kiếm", "khắc phục", "sửa chữa", "bảo trì",
        "bảo đảm", "đảm bảo", "bảo vệ", "phòng, chống", "phòng chống", "số hóa", "số hoá", "loại bỏ", "thiết kế",
        "thiết lập",
        "tổng kết", "sơ kết", "công khai", "kết nối", "kết thúc", "kết nạp", "đồng bộ", "đã", "không", "chưa", "đang",
    )
)  # fmt: skip
"""What an action begins with, in lower case: after a `;` these open a new clause."""

NOT_ACTIONS = frozenset(
    {
        "mô", "dự", "đề", "nhiệm", "công", "sản", "tuyến", "cơ", "đơn", "xã", "huyện", "thôn", "bản", "khu",
        "tổ", "phòng", "ban", "sở", "phường", "tỉnh", "thành", "trường", "bệnh", "trạm", "hộ", "cây", "con",
        "giống", "loại", "máy", "thiết", "hồ", "số", "tỷ", "tổng", "các", "những", "một", "hai", "ba", "nhiều",
        "mỗi", "từng", "cùng", "trong", "riêng", "đồng", "nhất", "đặc", "cụ", "kết", "gồm", "như", "với",
        "tại", "theo", "để", "nhằm", "do", "vì", "và", "hoặc", "hay", "nhưng", "còn", "là", "của", "cho", "về",
        "từ", "đến", "thuộc", "bao", "bằng", "qua", "ở", "việc", "mức", "diện", "năng", "chất", "giá", "nguồn",
        "vốn", "kinh", "thời", "ngày", "tháng", "năm", "quý", "lần", "đợt", "lượt", "người", "chị", "anh",
        "ông", "bà", "cán", "giáo", "học", "không", "chưa", "đã", "đang", "sẽ", "được", "bị", "đạt", "tăng",
        "giảm", "chiếm", "đường", "cầu", "chợ", "nhà", "kênh", "mương", "đập", "cống", "bến", "sông", "suối", "vườn",
        "cụm", "phố", "ấp", "buôn", "làng", "xóm", "thị", "quận", "lớp", "phần", "nước", "đất", "rừng", "nghề", "cá",
        "lúa", "ngô", "lợn", "bò", "trâu", "gà", "quỹ", "tiền", "xe", "tàu", "quán", "khách", "nội", "hạng",
    }
)  # fmt: skip
"""First syllables of what follows a `;` and is not an action: nouns, figures, words that join or continue."""

VERBLIKE_NOUNS = (
    "mở thầu", "mở đầu", "dự án", "dự thảo", "dự toán", "dự báo", "dự phòng", "trình độ", "trình tự", "cấp huyện",
    "cấp xã", "cấp tỉnh", "cấp ủy", "cấp cứu", "cấp nước", "tiếp cận", "tiếp thị", "lập pháp", "đăng kiểm", "ký túc",
)  # fmt: skip
"""Words that begin like a verb of one syllable but are not verbs."""

LINKING_WORDS = (
    "các", "những", "của", "cho", "và", "với", "theo", "tại", "trên", "trong", "về", "để", "bởi", "được", "khi", "nếu",
    "này", "đó", "hoặc", "ở", "là", "như", "nhằm", "cùng", "đến", "có", "trước", "sau", "một số", "đối với",
    "liên quan", "thuộc", "phục vụ", "đã", "sẽ", "đang", "chưa", "gửi", "từ", "do", "còn",
)  # fmt: skip
"""Words between the words that say what an item is about."""

REPORT_FORMULAS = (
    "công tác", "nội dung", "hoạt động", "nhiệm vụ", "việc", "địa bàn", "quy định", "yêu cầu", "kế hoạch", "năm",
    "tháng", "quý", "ngày", "tỉnh", "huyện", "xã", "thành phố", "có hiệu quả", "thường xuyên", "kịp thời", "tiếp",
    "tiếp theo", "còn lại", "phát sinh", "định kỳ", "nêu trên", "nói trên", "quyết định", "nghị định", "nghị quyết",
)  # fmt: skip
"""Words of reports that tell no item from another."""

NOTHING_PLANNED = regex(
    r"(?:trong (?:tháng|quý|kỳ|năm)(?: (?:này|tới|sau|\d[\d/]*))?,? )?(?:hiện )?(?:không|chưa) (?:có|phát sinh)"
    r"(?: (?:thêm|nội dung|công việc|việc|nhiệm vụ|hoạt động|kế hoạch|phát sinh|mới|nào|gì|khác|trọng tâm))*",
    re.IGNORECASE,
)
"""The words, without end punctuation, of an area that has nothing to plan."""

ROMAN_NUMERALS = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
    "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
)  # fmt: skip
"""The labels of sections and annexes, in order."""

# --------------------------------------------------------------------------- documents and numbers

DOCUMENT_TYPES = (
    "Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Quy chế", "Quy định", "Thông tư liên tịch", "Thông tư",
    "Thông cáo", "Thông báo", "Hướng dẫn", "Chương trình", "Kế hoạch", "Phương án", "Đề án", "Dự án", "Báo cáo",
    "Biên bản", "Tờ trình", "Công điện", "Công văn", "Kết luận", "Pháp lệnh", "Bộ luật", "Luật", "Lệnh",
)  # fmt: skip
"""The types of documents that carry a number (NĐ30 Article 7 and the law on legal documents); a type
that another begins with comes after it."""

NAMED_BY_NUMBER = (
    "số", "ngày", "tháng", "năm", "quý", "tuần", "thứ", "lần", "đợt", "kỳ", "khóa", "khoá", "nhiệm kỳ", "giai đoạn",
    "nhóm", "loại", "hạng", "bậc", "bước", "vòng", "mũi", "khu", "khu vực", "tổ", "tiểu khu",
    "khoảnh", "thửa", "tờ", "ngõ", "ngách", "đường", "tuyến", "quốc lộ", "tỉnh lộ", "đường tỉnh",
    "điều", "khoản", "điểm", "mục", "tiểu mục", "chương", "phần", "phụ lục", "trang", "bảng", "biểu", "hình",
    "biểu mẫu", "phiên bản", "tiêu chuẩn", "quy chuẩn", "mã", "ký hiệu", "mã số", "biển", "tài khoản", "điện thoại",
    "đường dây", "tổng đài", "hotline", "fax", "phòng số", "nhà số", "lô số", "quyển",
)  # fmt: skip
"""A number after one of these names a thing and counts nothing: `năm 2022`, `nhóm 2`, `Điều 5`."""

COUNTED_TOGETHER = (
    ("người", "đại biểu", "học viên", "cán bộ", "công chức", "viên chức", "đảng viên", "đoàn viên", "hội viên", "nam",
     "nữ", "đồng chí", "lao động", "công dân", "trẻ", "trẻ em", "cháu", "em", "học sinh", "sinh viên", "bệnh nhân",
     "thí sinh", "giáo viên", "nhân viên", "thành viên", "ca", "cộng tác viên", "chuyên gia", "nhân khẩu"),
    ("cơ sở", "chi nhánh", "cửa hàng", "doanh nghiệp", "hợp tác xã", "htx", "đơn vị", "hộ", "hộ kinh doanh", "công ty",
     "trạm", "trường", "nhà thuốc", "quầy thuốc", "quầy", "điểm", "phòng khám", "bệnh viện", "nhà máy", "xưởng", "trại",
     "tổ chức", "trung tâm"),
    ("con", "cá thể"),
    ("văn bản", "nghị quyết", "quyết định", "chỉ thị", "kế hoạch", "công văn", "báo cáo", "tờ trình", "thông báo",
     "hướng dẫn", "công điện", "giấy mời", "chương trình"),
    ("đơn", "đơn thư", "khiếu nại", "tố cáo", "kiến nghị", "phản ánh", "đơn khiếu nại", "đơn tố cáo", "đơn kiến nghị",
     "đơn phản ánh", "thư"),
    ("vụ", "vụ việc", "trường hợp"),
    ("nhiệm vụ", "đề tài", "dự án", "đề án", "mô hình"),
    ("cuộc", "hội nghị", "hội thảo", "buổi", "lớp", "tọa đàm", "cuộc họp", "phiên họp"),
    ("huyện", "xã", "phường", "thị trấn", "thành phố", "thị xã", "tỉnh", "bản", "thôn", "tổ dân phố", "xóm", "ấp"),
    ("phương tiện đo", "phương tiện", "cân", "công tơ", "đồng hồ", "áp kế"),
)  # fmt: skip
"""Words that count things of one kind: a number of one of them may be the sum of numbers of the others."""

COUNTERS = (
    "mẫu", "lô", "lô hàng", "lượt", "bộ", "chiếc", "cái", "cây", "gốc", "thùng", "chai", "gói", "hộp", "bao", "tờ",
    "trang", "suất", "căn", "thửa", "sản phẩm", "giấy phép", "chứng chỉ", "hồ sơ", "tin", "bài", "điều", "chương",
)  # fmt: skip
"""Other words that things are counted by, each of a kind of its own."""

DISJOINT = frozenset({"con", "văn bản", "đơn", "nhiệm vụ", "phương tiện đo", "huyện"})
"""Kinds, each named by one of its words, of which nothing is two at once: no plan is also a letter."""

WHOLES = frozenset(COUNTED_TOGETHER[0]) | frozenset(
    {"cơ sở", "con", "cá thể", "văn bản", "đơn", "đơn thư", "nhiệm vụ", "cuộc", "vụ", "vụ việc", "phương tiện đo"}
)
"""Words that take in all others of their kind, which cannot be more than they are. `huyện`, `lớp` and `dự án` may
hold more: `12 huyện (gồm 150 xã)`."""

PARTITIONS = (frozenset({"nam", "nữ"}), frozenset({"đề tài", "dự án"}))
"""Words that together make up the whole, whatever it is."""

ATTRIBUTES = (
    ("trực tuyến", "trực tiếp", "bưu chính", "điện tử", "giấy"),
    ("đúng hạn", "trước hạn", "trong hạn", "quá hạn", "trễ hạn", "chậm"),
    ("nghèo", "cận nghèo"), ("dân tộc", "thiểu số", "dtts"), ("nam", "nữ"), ("đảng viên", "đoàn viên", "hội viên"),
    ("khuyết tật",), ("cao tuổi", "trẻ em"), ("có công", "chính sách"), ("mới", "cũ", "chuyển tiếp", "cấp lại"),
    ("đạt", "không đạt", "phải bổ sung", "yêu cầu bổ sung", "trả lại", "từ chối"),
    ("vi phạm", "xử phạt", "phạt", "nhắc nhở", "đình chỉ"), ("khen", "biểu dương"),
    ("lãnh đạo", "quản lý"), ("hoàn thành", "giải quyết"),
)  # fmt: skip
"""Attributes of what is counted: those of one line exclude each other, those of two lines may both be true."""

MEASURES = {
    "đồng": 1e0, "nghìn đồng": 1e3, "ngàn đồng": 1e3, "triệu đồng": 1e6, "triệu": 1e6, "tỷ đồng": 1e9, "tỉ đồng": 1e9,
    "tỷ": 1e9, "tỉ": 1e9,
    "%": None, "km": None, "m": None, "m2": None, "m3": None, "ha": None, "tấn": None, "tạ": None, "kg": None,
    "gam": None, "lít": None, "giờ": None, "phút": None, "ngày": None, "tuần": None, "tháng": None, "năm": None,
    "độ": None, "kwh": None, "mw": None, "usd": None, "nghìn": None, "ngàn": None, "vạn": None,
}  # fmt: skip
"""Units that measure and do not count; those of money with their worth in đồng."""

NAMED_TYPES = {
    "nghị quyết": "NQ", "quyết định": "QĐ", "chỉ thị": "CT", "quy chế": "QC", "quy định": "QyĐ", "thông cáo": "TC",
    "thông báo": "TB", "hướng dẫn": "HD", "chương trình": "CTr", "kế hoạch": "KH", "phương án": "PA", "đề án": "ĐA",
    "dự án": "DA", "báo cáo": "BC", "biên bản": "BB", "tờ trình": "TTr", "hợp đồng": "HĐ", "công điện": "CĐ",
    "bản ghi nhớ": "BGN", "bản thỏa thuận": "BTT", "giấy ủy quyền": "GUQ", "giấy mời": "GM",
    "giấy giới thiệu": "GGT", "giấy nghỉ phép": "GNP", "phiếu gửi": "PG", "phiếu chuyển": "PC", "phiếu báo": "PB",
}  # fmt: skip
"""The types of documents with a name and how symbols write them: NĐ30 Annex III part I."""

TYPE_SYMBOLS = ("NĐ", "TT", "TTLT", "L", "PL", *NAMED_TYPES.values(), "KL", "CV")
"""How a document's symbol writes its type (NĐ30 Annex III part I; legal documents; Party documents)."""

BULLETS = ("-", "+", "•")
"""The signs that are printed before the items of a list, by its depth: universal practice (nd30.md, rule 57)."""
