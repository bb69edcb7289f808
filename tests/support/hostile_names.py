"""Names of files that a stranger's pull request may bring. A command in one of them would make the file `canary`."""

from __future__ import annotations

NAMES: tuple[bytes, ...] = tuple(
    name.encode() if isinstance(name, str) else name
    for name in (
        # for the shell
        "a;touch canary",
        "$(touch canary)",
        "`touch canary`",
        "|touch canary",
        "&&touch canary&&",
        "a\ntouch canary\n",
        '"; touch canary; "',
        "'; touch canary; '",
        "a'b",
        'a"b',
        ">canary",
        "<x",
        "${IFS}touch${IFS}canary",
        "*",
        "?",
        "[a-z]",
        "{a,b}",
        "~",
        "~root",
        "!!",
        "\\",
        "a\\",
        "#x",
        "&",
        "(",
        ")",
        # for make
        "$(shell touch canary)",
        "$$(touch canary)",
        "%",
        "2022-05%",
        "a=b",
        "a:b",
        "a: b",
        "$@",
        "$<",
        "@touch canary",
        "+touch canary",
        # for programs that take names as options, or names for what they are not
        "-rf",
        "--help",
        "--config=x",
        "-o",
        "@canary",
        "C:\\x",
        "2022-05 (1)",
        " a",
        "a ",
        "a,b",
        # for the screen and for build machines
        "a\tb",
        "a\rb",
        "\r\n",
        "a\r\n::error::x",
        "\x1b[2J\x1b[31mx",
        "\x1b]0;x\x07",
        "\x9b31m",
        "\x01\x02\x7f",
        "2022\u202e50",
        "\u2066a\u2069",
        "a\u200db",
        "\u2028x",
        "::error::x",
        "::set-output name=x::y",
        "##[error]x",
        "##vso[task.setvariable variable=x]y",
        # for what reads names as letters
        "tháng 5",
        "e\u0301",
        "😀",
        "á" * 120,
        b"\xff\xfe",
        b"a\xedb\x80",
        b"\xed\xa0\x80",
    )
)
NASTIEST = (b"$(touch canary)", b"'; touch canary; '", b"a\ntouch canary\n", b"a\r\n::error::x", b"\xff\xfe", b"--help")

WORDS = "x\x1b[2J\x1b]0;y\x07\x9b31m\u202e\r\n::error file=a::b\n##[error]c\n \t::warning::d\x7f\u2066"
"""One of everything, as an argument or as words of a report or of another program."""
