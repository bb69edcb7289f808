"""Why the system refuses something, in Vietnamese. Pure: an error in, words out."""

from __future__ import annotations

import errno

_REASONS = {
    errno.ENOSPC: "đĩa đã đầy",
    errno.EDQUOT: "đã dùng hết phần đĩa được cấp",
    errno.EFBIG: "tệp lớn hơn mức hệ thống cho phép",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.ENOENT: "tệp hoặc thư mục không còn ở đó",
    errno.EEXIST: "đã có một tệp ở chỗ của thư mục",
    errno.ENOTDIR: "một tệp đứng ở chỗ của thư mục",
    errno.ENOTEMPTY: "thư mục không rỗng",
    errno.EISDIR: "đó là một thư mục",
    errno.ENXIO: "đó không phải một tệp thông thường",
    errno.EXDEV: "tệp nằm ở ổ đĩa khác với thư mục của nó",
    errno.EBUSY: "chương trình khác đang giữ tệp",
    errno.ETXTBSY: "chương trình khác đang giữ tệp",
    errno.ENOEXEC: "tệp ấy không phải một chương trình chạy được trên máy này",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.E2BIG: "lệnh gọi quá dài",
    errno.ELOOP: "liên kết đi vòng",
    errno.EMFILE: "đang mở quá nhiều tệp",
    errno.ENFILE: "cả máy đang mở quá nhiều tệp",
    errno.ENOMEM: "máy hết bộ nhớ",
    errno.EAGAIN: "máy đang bận",
    errno.EIO: "đĩa hỏng hoặc mất kết nối",
    errno.ESTALE: "mất kết nối với ổ đĩa mạng",
    errno.ENOTCONN: "mất kết nối với ổ đĩa mạng",
    errno.ETIMEDOUT: "ổ đĩa mạng không trả lời",
    errno.EHOSTDOWN: "ổ đĩa mạng không trả lời",
    errno.EHOSTUNREACH: "ổ đĩa mạng không trả lời",
    errno.EPIPE: "chương trình nhận đã đóng",
}


def why(error: OSError) -> str:
    """The reason, as part of a sentence; the error's number where there are no words for it here."""
    if error.errno:
        return _REASONS.get(error.errno, f"lỗi hệ thống số {error.errno}")
    return str(error)
