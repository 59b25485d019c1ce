"""Names the campaign and the year of a plan, by its title.

In: the title and the days that were found. Out: the campaign's name as printed,
without quotes, and the year; "" and None where nothing says them.
"""

import re
from collections.abc import Iterable
from datetime import date

from bangron.importing.lexicon import key

_QUOTED = re.compile(r"[“\"]([^“”\"]{2,80})[”\"]")
_CALLED = re.compile(
    r"(?:hoạt động|phong trào|chiến dịch|đợt|tháng|tuần|năm|hưởng ứng|thi đua|cuộc vận động|cuộc thi|chương trình|mô hình)\s*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?<!\w)(?P<name>(?:(?i:tháng|tuần lễ|tuần|đợt|chiến dịch|ngày hội|cuộc vận động"
    r"|phong trào thi đua|phong trào)|Năm)\s+(?!\d)[^,;.()“”\"]{2,80}?)"
    r"(?=\s+(?:năm\s+\d{4}|nhân\s+(?:kỷ niệm|dịp|ngày|Ngày|tháng|năm|\d)|trên địa bàn|giai đoạn|trong|lần thứ|tỉnh|tại|của|chào mừng|kỷ niệm|hướng tới|và)(?!\w)|\s*[,;.(]|\s*$)"
)
_JUBILEE = re.compile(r"(?:kỷ niệm|chào mừng)\s+.*\d{1,3}\s+năm\s.*$", re.IGNORECASE | re.DOTALL)
_RANGE = re.compile(r"\s*\([^()]*\d{4}[^()]*\)")
_YEAR = re.compile(r"(?<!\w)năm\s+((?:19|20)\d\d)(?!\d|\s*[-–]\s*\d{4})", re.IGNORECASE)


def campaign_of(title: str) -> str:
    """Return the campaign that a title names."""
    keyed = key(title)
    for found in _QUOTED.finditer(keyed):
        before = keyed[: found.start()]
        if not re.search(r"\d\s+năm\s*$", before) and not re.search(
            r"(?:danh hiệu|tác phẩm|bài báo|chủ đề|Bài báo)\s*$", before
        ):
            return title[found.start(1) : found.end(1)].strip()
    plain = _PLAIN.search(keyed)
    if plain:
        return title[plain.start("name") : plain.end("name")].strip()
    jubilee = _JUBILEE.search(keyed)
    if jubilee:
        return _RANGE.sub("", title[jubilee.start() : jubilee.end()]).strip(" ,.")
    return ""


def year_of(title: str, days: Iterable[date | None]) -> int | None:
    """Return the year of a plan: the title's, else that of the first day that is known."""
    found = _YEAR.search(title)
    if found:
        return int(found[1])
    return next((day.year for day in days if day), None)
