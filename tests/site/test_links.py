import pytest

from bangron.problems import Source
from bangron.site.links import dead_links

PUBLISHED = {"ke-hoach/b.md", "tin/index.md", "anh/ảnh 1 (nhỏ).png", "index.md"}


def told(body: str) -> list[str]:
    problems = dead_links(
        body, Source("docs/ke-hoach/a.md", 10), "ke-hoach/a.md", PUBLISHED.__contains__
    )
    return [f"{problem.source.line} {problem.rule} {problem.quote}" for problem in problems]


@pytest.mark.parametrize(
    "body",
    [
        "[b](b.md) [b](./b.md#muc) [b](../ke-hoach/b.md?x) [t](../tin/index.md 'Tin')",
        "![ảnh](../anh/%E1%BA%A3nh%201%20(nh%E1%BB%8F).png) ![ảnh](<../anh/ảnh 1 (nhỏ).png>)",
        "[ngoài](https://a.vn/x) [thư](mailto:a@b.vn) [mục](#muc) [][b]\n\n[b]: b.md",
        "Chú thích[^1].\n\n[^1]: Một",
        "`[x](khong-co.md)`\n\n```\n[x](khong-co.md)\n```",
    ],
)
def test_links_to_what_is_published_are_fine(body: str) -> None:
    assert told(body) == []


def test_each_dead_link_is_told_with_its_line() -> None:
    body = "[x](mat.md)\n\n![y](mat.png) và [z](../khong/)\n\n[r]: mat2.md\n[g](/tin/)"
    assert told(body) == [
        "10 link-nowhere mat.md",
        "12 link-nowhere mat.png",
        "12 link-nowhere ../khong/",
        "14 link-nowhere mat2.md",
        "15 link-from-root /tin/",
    ]
