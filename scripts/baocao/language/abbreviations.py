"""What the short forms of Vietnamese offices stand for: those that all use, and those that a text explains. Pure.

An office's own short forms are not here: they are read from its reports, `khoa học và công nghệ (KH&CN)`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from baocao.regex import regex

_COMMON = """
ANQP an ninh quốc phòng | ANTT an ninh trật tự | ATBX an toàn bức xạ | ATGT an toàn giao thông
ATLĐ an toàn lao động | ATTP an toàn thực phẩm | ATTT an toàn thông tin | ATVSLĐ an toàn vệ sinh lao động
ATVSTP an toàn vệ sinh thực phẩm | BCĐ ban chỉ đạo | BCH ban chỉ huy | BCHQS ban chỉ huy quân sự
BĐBP bộ đội biên phòng | BHTN bảo hiểm thất nghiệp | BHXH bảo hiểm xã hội | BHYT bảo hiểm y tế | BQL ban quản lý
BTXH bảo trợ xã hội | BVĐK bệnh viện đa khoa | BVMT bảo vệ môi trường | BVTV bảo vệ thực vật | CBCC cán bộ công chức
CBCCVC cán bộ công chức viên chức | CCB cựu chiến binh | CCHC cải cách hành chính | CCN cụm công nghiệp
CCVC công chức viên chức | CĐS chuyển đổi số | CLB câu lạc bộ | CNTT công nghệ thông tin
CNVCLĐ công nhân viên chức lao động | CSDL cơ sở dữ liệu | CSGD cơ sở giáo dục | CSGT cảnh sát giao thông
CSHT cơ sở hạ tầng | CSSK chăm sóc sức khỏe | CSSKSS chăm sóc sức khỏe sinh sản | CSVC cơ sở vật chất
CTMTQG chương trình mục tiêu quốc gia | CTXH công tác xã hội | DLST du lịch sinh thái | DN doanh nghiệp
DNNVV doanh nghiệp nhỏ và vừa | DQTV dân quân tự vệ | DS-KHHGĐ dân số kế hoạch hóa gia đình | DTTS dân tộc thiểu số
DVC dịch vụ công | DVCTT dịch vụ công trực tuyến | DVMTR dịch vụ môi trường rừng | ĐBKK đặc biệt khó khăn
ĐBQH đại biểu quốc hội | ĐKKD đăng ký kinh doanh | ĐMST đổi mới sáng tạo | ĐTM đánh giá tác động môi trường
ĐTXD đầu tư xây dựng | ĐVHC đơn vị hành chính | ĐVSN đơn vị sự nghiệp | ĐVSNCL đơn vị sự nghiệp công lập
GCN giấy chứng nhận | GCNQSDĐ giấy chứng nhận quyền sử dụng đất | GDĐT giáo dục và đào tạo | GDKT giáo dục kỹ thuật
GDMN giáo dục mầm non | GDNN giáo dục nghề nghiệp | GDPT giáo dục phổ thông | GDTX giáo dục thường xuyên
GPLX giấy phép lái xe | GPMB giải phóng mặt bằng | GPXD giấy phép xây dựng | GQVL giải quyết việc làm
GTNT giao thông nông thôn | GTVT giao thông vận tải | GV giáo viên | HCC hành chính công | HCN hộ cận nghèo
HĐND hội đồng nhân dân | HN hộ nghèo | HS học sinh | HSG học sinh giỏi | HTQLCL hệ thống quản lý chất lượng
HTX hợp tác xã | KCB khám bệnh chữa bệnh | KCN khu công nghiệp | KDC khu dân cư | KH&CN khoa học và công nghệ
KHCN khoa học và công nghệ | KHĐT kế hoạch và đầu tư | KHHGĐ kế hoạch hóa gia đình | KNTC khiếu nại tố cáo
KTXH kinh tế xã hội | KT-XH kinh tế xã hội | LĐTBXH lao động thương binh và xã hội | LHPN liên hiệp phụ nữ
LLVT lực lượng vũ trang | MTQG mục tiêu quốc gia | MTTQ mặt trận tổ quốc | NCC người có công
NCKH nghiên cứu khoa học | NCT người cao tuổi | NHCSXH ngân hàng chính sách xã hội | NKT người khuyết tật
NLĐ người lao động | NLTS nông lâm thủy sản | NNMT nông nghiệp và môi trường
NNPTNT nông nghiệp và phát triển nông thôn | NSNN ngân sách nhà nước | NTM nông thôn mới | NVQS nghĩa vụ quân sự
OCOP mỗi xã một sản phẩm | PBGDPL phổ biến giáo dục pháp luật | PCCC phòng cháy chữa cháy
PCCCR phòng cháy chữa cháy rừng | PCCC&CNCH phòng cháy chữa cháy và cứu nạn cứu hộ | PCGD phổ cập giáo dục
PCTN phòng chống tham nhũng | PCTNTC phòng chống tham nhũng tiêu cực | PCTT phòng chống thiên tai
PCTT&TKCN phòng chống thiên tai và tìm kiếm cứu nạn | PTTH phát thanh truyền hình | PTDTNT phổ thông dân tộc nội trú
PTDTBT phổ thông dân tộc bán trú | QLBVR quản lý bảo vệ rừng | QLCL quản lý chất lượng | QLCT quản lý chất thải
QLĐĐ quản lý đất đai | QLNN quản lý nhà nước | QLTT quản lý thị trường | QSDĐ quyền sử dụng đất
QPAN quốc phòng an ninh | QTDND quỹ tín dụng nhân dân | SGK sách giáo khoa | SHCN sở hữu công nghiệp
SHTT sở hữu trí tuệ | SKSS sức khỏe sinh sản | SXHD sốt xuất huyết dengue | SXH sốt xuất huyết
SXKD sản xuất kinh doanh | TĐC tiêu chuẩn đo lường chất lượng | TCĐLCL tiêu chuẩn đo lường chất lượng
TCMR tiêm chủng mở rộng | TDTT thể dục thể thao | TGPL trợ giúp pháp lý | THCS trung học cơ sở
THPT trung học phổ thông | TKCN tìm kiếm cứu nạn | TNGT tai nạn giao thông | TNLĐ tai nạn lao động
TNMT tài nguyên và môi trường | TNXP thanh niên xung phong | TTATGT trật tự an toàn giao thông
TTCN tiểu thủ công nghiệp | TTHC thủ tục hành chính | TTTT thông tin và truyền thông | TTXD trật tự xây dựng
TTYT trung tâm y tế | TYT trạm y tế | UBMTTQ ủy ban mặt trận tổ quốc | UBND ủy ban nhân dân
VBQPPL văn bản quy phạm pháp luật | VH-TT văn hóa thể thao | VHTTDL văn hóa thể thao và du lịch
VBCC văn bằng chứng chỉ | VLXD vật liệu xây dựng | VPHC vi phạm hành chính | VQG vườn quốc gia
VSATTP vệ sinh an toàn thực phẩm | VSMT vệ sinh môi trường | VNeID định danh điện tử | XDCB xây dựng cơ bản
XKLĐ xuất khẩu lao động | XLVPHC xử lý vi phạm hành chính | XĐGN xóa đói giảm nghèo | XSKT xổ số kiến thiết
YDCT y dược cổ truyền | YHCT y học cổ truyền | BTC ban tổ chức | CNTT-TT công nghệ thông tin truyền thông
CT-XH chính trị xã hội | DVBC dịch vụ bưu chính | ĐKDN đăng ký doanh nghiệp | ĐTNT đường trục nông thôn
GD&ĐT giáo dục và đào tạo | NN&PTNT nông nghiệp và phát triển nông thôn | NN&MT nông nghiệp và môi trường
TN&MT tài nguyên và môi trường | TT&TT thông tin và truyền thông | VH,TT&DL văn hóa thể thao và du lịch
VHTT&DL văn hóa thể thao và du lịch | LĐ-TB&XH lao động thương binh và xã hội | KH&ĐT kế hoạch và đầu tư
QLDA quản lý dự án | GPMB-TĐC giải phóng mặt bằng tái định cư | BT-GPMB bồi thường giải phóng mặt bằng
TMĐT thương mại điện tử | XTTM xúc tiến thương mại | XNK xuất nhập khẩu | VLNCN vật liệu nổ công nghiệp
QHC quy hoạch chung | QHPK quy hoạch phân khu | LLTP lý lịch tư pháp | CQG chuẩn quốc gia | KHKT khoa học kỹ thuật
HSSV học sinh sinh viên | CBGV cán bộ giáo viên | DSVH di sản văn hóa | DLCĐ du lịch cộng đồng | TE trẻ em
BĐG bình đẳng giới | BLGĐ bạo lực gia đình | BLHĐ bạo lực học đường | TBLS thương binh liệt sĩ | TSC tài sản công
NTTS nuôi trồng thủy sản | KBNN kho bạc nhà nước | SKTT sức khỏe tâm thần | YTDP y tế dự phòng
VHNT văn hóa nghệ thuật | CSVCTB cơ sở vật chất thiết bị | HKD hộ kinh doanh | KCHT kết cấu hạ tầng
QLTS quản lý tài sản | QĐND quân đội nhân dân | CAND công an nhân dân | ĐTN đoàn thanh niên | HND hội nông dân
HPN hội phụ nữ | HCCB hội cựu chiến binh | VSLĐ vệ sinh lao động | TNXH tệ nạn xã hội | BTTN bảo tồn thiên nhiên
KBTTN khu bảo tồn thiên nhiên | TW trung ương | HCM hồ chí minh | TP thành phố | TX thị xã | ƯPSC ứng phó sự cố
FDI đầu tư trực tiếp nước ngoài | ODA hỗ trợ phát triển chính thức | PPP đối tác công tư
"""

COMMON = {
    short: words
    for line in _COMMON.strip().splitlines()
    for short, words in (entry.strip().split(" ", 1) for entry in line.split("|"))
}
"""Short forms that mean the same in any office, with their words in lower case, signs and all left out."""

NUMBERED = {
    "QL": "quốc lộ", "ĐT": "đường tỉnh", "TL": "đường tỉnh", "ĐH": "đường huyện", "NĐ": "nghị định", "QĐ": "quyết định",
    "NQ": "nghị quyết", "CT": "chỉ thị", "KH": "kế hoạch", "TT": "thông tư", "TB": "thông báo", "DA": "dự án",
    "TDA": "tiểu dự án",
}  # fmt: skip
"""What these short forms stand for before a number: `QL57`, `NĐ 28`."""

SHORT_FORM = r"[A-ZĐÔƯ][A-ZĐa-z]{0,2}(?:[&,-]?[A-ZĐ]){1,8}[A-ZĐ]?"
_SHORT_FORM = regex(rf"(?<![\w&-])(?:{SHORT_FORM})(?![\w&])")
_EXPLAINED = regex(
    r"\((?:sau đây )?(?:gọi (?:chung |tắt )?là |viết tắt(?: là)? )?[“\"]?"
    rf"(?P<short>{SHORT_FORM})[”\"]?\)"
)
_SYLLABLE = regex(r"[^\W\d_]+")
_JOINING = frozenset({"và", "của", "về", "cho", "các", "với"})
_MOST_SYLLABLES = 14


def explained(text: str) -> Iterator[tuple[str, str]]:
    """The short forms that `text` explains in brackets, each with the words it stands for, in lower case."""
    for match in _EXPLAINED.finditer(text):
        words = [word.lower() for word in _SYLLABLE.findall(text[max(0, match.start() - 120) : match.start()])]
        if meant := _ending_with_initials(words[-_MOST_SYLLABLES:], match["short"]):
            yield match["short"], meant


def short_forms_in(text: str) -> set[str]:
    """The short forms that stand in `text`, explained or not; none where all of it is in capitals."""
    return set() if text.isupper() and " " in text else set(_SHORT_FORM.findall(text))


def spelt_out(text: str) -> str:
    """`text` with the short forms that all offices use in full words."""
    return _SHORT_FORM.sub(lambda match: COMMON.get(match[0], match[0]), text)


def initials(short: str) -> str:
    """The letters that words must begin with for `short` to stand for them: `khcn` of `KH&CN`."""
    return "".join(first_letter(letter) for letter in short if letter.isupper())


def first_letter(word: str) -> str:
    """The first letter of `word` as a short form has it: `a` of `Án`, `đ` of `đất`."""
    return unicodedata.normalize("NFD", word[0].lower())[0]


def _ending_with_initials(words: list[str], short: str) -> str:
    """The last words whose initials are those of `short`, joining words not counted; empty where there are none."""
    wanted = initials(short)
    at, left = len(words), len(wanted)
    while at and left:
        at -= 1
        first = wanted[left - 1]
        joins = words[at] in _JOINING
        if first_letter(words[at]) == first and not (joins and at and first_letter(words[at - 1]) == first):
            left -= 1
        elif not joins:
            return ""
    return "" if left else " ".join(words[at:])
