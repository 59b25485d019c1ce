"""Huge pictures for shops that take no PDF: their memory is bounded, and bands show no seam."""

import subprocess
import sys

import pytest
from PIL import ImageChops

from bangron.banners.drawing import BAND_PX, band, drawn_ground
from bangron.banners.formats import load_formats
from bangron.banners.laying import lay_out
from bangron.banners.layout import Layout
from bangron.banners.request import Request
from bangron.banners.templates import load_templates
from tests.support.slogans import nine

resource = pytest.importorskip("resource", reason="only Unix tells the peak of a process")

SIZES = {size.id: size for size in load_formats()}
MOST_MB = 300
PROOF = """
import resource, sys
from bangron.banners.formats import load_formats
from bangron.banners.rendering import make
from bangron.banners.request import Request
from bangron.model import Slogan
from bangron.problems import Source
size = next(size for size in load_formats() if size.id == sys.argv[1])
slogan = Slogan(id="a", text="Dân vận khéo thì việc gì cũng thành công", source=Source("a", 1))
data, drawn = make(Request(slogan, size, sys.argv[2]))
assert len(data) == drawn.bytes
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.parametrize(
    ("name", "template"), [("poster-a0", "light"), ("backdrop-16x9", "solemn")]
)
def test_a_proof_of_any_size_stays_under_300_mb(name: str, template: str) -> None:
    command = [sys.executable, "-c", PROOF, name, template]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    unit = 1 if sys.platform == "darwin" else 1024
    assert int(done.stdout) * unit / 1_000_000 < MOST_MB


@pytest.mark.parametrize("template", [name for name in load_templates() if name != "photo"])
def test_a_ground_drawn_in_bands_looks_like_one_drawn_whole(template: str) -> None:
    layout = lay_out(Request(nine()[3], SIZES["bang-ron-8x0.8"], template))
    assert isinstance(layout, Layout)
    ground = layout.backdrop
    assert ground.width_px * ground.height_px > BAND_PX
    whole = band(ground, 0, ground.height_px)
    difference = ImageChops.difference(drawn_ground(ground), whole)
    # Edges may round the other way here and there; a seam would be a row of thousands.
    off = sum(difference.histogram()[1:])
    assert off < 500
    rows = difference.point([0, *[255] * 255]).resize((1, ground.height_px))
    assert rows.getextrema() == (0, 0)
