"""The nine slogans of the example plan's annex, and others, as the banners' tests need them."""

from bangron.model import Slogan
from bangron.problems import Source

KICKER = "Tháng Dân vận năm 2023"
FOOT = "Ban Dân vận Tỉnh ủy Bắc Giang"

# Each as its gold lines (DOMAIN 3.5), which joined by spaces are the slogan.
GOLD = {
    1: "Chào mừng 93 năm Ngày truyền thống / công tác dân vận của Đảng"
    " / (15/10/1930 - 15/10/2023) / và 24 năm Ngày Dân vận của cả nước",
    2: "Cách mạng là sự nghiệp của nhân dân, / do nhân dân, vì nhân dân;"
    " / nhân dân là chủ, nhân dân làm chủ",
    3: "“Công tác dân vận là trách nhiệm / của các cơ quan, tổ chức, cá nhân"
    " / trong hệ thống chính trị”",
    4: "“Dân vận khéo / thì việc gì cũng thành công”",
    5: "Dễ trăm lần không dân cũng chịu, / khó vạn lần dân liệu cũng xong",
    6: "“Dân vận và công tác dân vận / là nhiệm vụ có ý nghĩa chiến lược"
    " / đối với toàn bộ sự nghiệp cách mạng / của đất nước...”",
    7: "Xây dựng đội ngũ cán bộ, công chức / thực sự là công bộc của nhân dân,"
    " / thực hành phong cách “Trọng dân, gần dân,"
    " / hiểu dân, học dân và có trách nhiệm với dân”;"
    " / “nghe dân nói, nói dân hiểu, làm dân tin”",
    8: "“Thực hành dân chủ / là cái chìa khóa vạn năng / có thể giải quyết mọi khó khăn”",
    9: "Tiếp tục đẩy mạnh, nâng cao chất lượng / việc thực hiện Quy chế dân chủ ở cơ sở;"
    " / thực hiện tốt phương châm “dân biết, / dân bàn, dân làm, dân kiểm tra,"
    " / dân giám sát, dân thụ hưởng”",
}


def gold_lines(number: int) -> tuple[str, ...]:
    """Return the preferred lines of one of the nine."""
    return tuple(GOLD[number].split(" / "))


def slogan(text: str, **fields: object) -> Slogan:
    """Return a slogan with kicker and foot; `fields` override any of its fields."""
    given: dict[str, object] = {
        "id": "mau",
        "kicker": KICKER,
        "footer": FOOT,
        "source": Source("slogans/mau.yml", 3),
        **fields,
    }
    return Slogan(text=text, **given)  # type: ignore[arg-type]  # a test's own fields


def nine() -> tuple[Slogan, ...]:
    """Return the nine slogans, ids `s1` to `s9`, in their order."""
    return tuple(
        slogan(
            " ".join(gold_lines(number)), id=f"s{number}", source=Source("slogans/mau.yml", number)
        )
        for number in GOLD
    )
