"""What stands before proper names: nouns of places, and bodies whose capital begins no name. Data only."""

from __future__ import annotations

PLACE_NOUNS = frozenset(
    {
        "tỉnh", "thành phố", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu", "thôn", "bản", "xóm",
        "ấp", "buôn", "làng", "khu", "khu phố", "khu dân cư", "tổ", "tổ dân phố", "khóm", "phum", "sóc", "đảo", "cụm",
        "khối", "cầu", "chợ", "hồ", "đập", "sông", "suối", "kênh", "đường", "phố", "đền", "chùa", "đình", "trường",
        "cảng", "bến xe", "vườn quốc gia", "khu bảo tồn", "cửa khẩu", "khu công nghiệp", "cụm công nghiệp", "ở",
        "tại", "núi",
    }
)  # fmt: skip
"""Nouns that a place's name follows; the same noun with two names means two places."""

PERSONS = frozenset({"ông", "bà", "anh", "chị", "em", "cháu", "cô", "chú", "thầy", "đồng chí"})
"""How a person is called before the name."""

LEVELS = (
    frozenset({"tỉnh"}),
    frozenset({"thành phố", "huyện", "quận", "thị xã"}),
    frozenset({"xã", "phường", "thị trấn", "đặc khu"}),
    frozenset({"thôn", "bản", "xóm", "ấp", "buôn", "làng", "khu", "khu phố", "tổ", "tổ dân phố", "khóm", "khối",
               "khu dân cư", "phum", "sóc", "cụm"}),
)  # fmt: skip
"""Nouns by level, each level inside the one before; only names of one level contradict each other."""

BODIES = frozenset({"sở", "bộ", "cục", "phòng", "ban", "hội", "viện", "tâm", "vụ", "đoàn", "ty", "ngành", "trường"})
"""Last syllables of the kinds of bodies, before the words that tell one from another: `Sở Xây dựng`."""

HEADS = frozenset(
    {
        "sở", "bộ", "ban", "hội", "cục", "chi cục", "vụ", "phòng", "trung tâm", "đội", "ủy", "ủy ban", "ngày", "tết",
        "quyết", "nghị", "thông", "kế", "kế hoạch", "chương", "chương trình", "đề", "đề án", "dự", "dự án", "công",
        "công an", "bệnh", "bệnh viện", "trạm", "trạm y", "trường", "hạt", "hạt kiểm", "chi", "đảng", "tỉnh", "huyện",
        "xã", "thành", "phường", "thị", "khu", "bản", "thôn", "xóm", "tổ", "làng", "buôn", "ấp", "văn", "văn phòng",
        "thanh", "thanh tra", "tòa", "viện", "kho", "bảo", "bảo hiểm", "bảo tàng", "thư", "thư viện", "nhà", "đài",
        "báo", "liên", "liên đoàn", "mặt", "mặt trận", "đoàn", "tổng", "tổng cục", "ngân", "ngân hàng", "quỹ", "luật",
        "chỉ", "chủ", "chủ tịch", "phó", "giám", "hội đồng", "cuộc", "giải", "lễ", "lễ hội", "tuần", "tuần lễ",
        "tháng", "năm", "quý", "vườn", "vườn quốc", "di", "đền", "đình", "chùa", "hội nông", "hội phụ", "hội người",
        "hội chữ", "phòng giáo", "phòng nội", "phòng tư", "phòng văn", "trường mầm", "trường tiểu", "trường trung",
        "y", "nông", "phụ", "mầm", "tiểu", "nhân", "nhân dân", "chính", "chính phủ", "thủ", "thủ tướng", "bí",
        "ngành", "cơ", "cơ sở", "mô", "mô hình", "hợp", "kiểm", "kiểm lâm", "khoa", "tài", "lao", "giáo", "giao",
        "xây", "tư", "nội", "ngoại", "dân", "quản", "quản lý", "kết", "kết luận", "hướng", "đại", "đại hội",
        "đại học", "cao", "cao đẳng", "quốc", "quốc hội", "quốc gia", "quốc lộ", "việt nam", "trung ương", "bộ đội",
        "cổng", "trang", "hệ", "hệ thống", "biên", "kỳ", "cụm", "cầu", "đường", "chợ", "hồ", "sông", "tập",
        "tập đoàn", "doanh", "hợp tác", "cảng", "tòa án", "câu", "câu lạc", "nghệ", "hội nghị", "hội thảo", "hội thi",
        "hội diễn", "triển", "tiêu", "quy", "quy chuẩn", "vật", "khai", "tin", "bản tin", "phong", "phong trào",
        "chiến", "chiến dịch", "dịch",
    }
)  # fmt: skip
"""First syllables of things that have a name, and of titles and bodies, all written with a capital."""
