from pathlib import Path

import pytest

from bangron.content.address import read_site_url


@pytest.mark.parametrize(
    ("line", "environment", "address"),
    [
        ("site_url: https://x.vn/", {}, "https://x.vn/"),
        ("site_url: !ENV [SITE, 'https://x.vn/']", {}, "https://x.vn/"),
        ("site_url: !ENV [SITE, 'https://x.vn/']", {"SITE": "https://y.vn/"}, "https://y.vn/"),
        ("site_name: Trang", {}, ""),
        ("site_url:", {}, ""),
        ("site_url: {a: b}", {}, ""),
        (": [", {}, ""),
    ],
)
def test_the_address_is_read_as_mkdocs_would(
    line: str, environment: dict[str, str], address: str, tmp_path: Path
) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text(f"{line}\nplugins:\n  - search\n", encoding="utf-8")
    assert read_site_url(path, environment) == address


def test_without_a_configuration_there_is_no_address(tmp_path: Path) -> None:
    assert read_site_url(tmp_path / "mkdocs.yml", {}) == ""
