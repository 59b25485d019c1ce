"""Times banners against a usual Pillow hook, for the same slogans in the same run.

    python tests/benchmarks/banners.py [--count 900]

The nine slogans of the example, with a running number before each so that all
differ, kicker and foot, 1200x630 PNG, cold cache, files written to disk. Ours sets
them in the solemn template, with phrase-aware lines and ornament; the hook lays a
gradient, tries sizes downwards pixel by pixel with `textbbox`, fills lines greedily
and saves with Pillow's defaults. Marginal is (time for n - time for n/10) per banner
in between, which leaves start-up out. Compare rows of one run, not of two machines.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bangron.banners.drawing import draw
from bangron.banners.encoding import ENCODERS, encode
from bangron.banners.faces import font_bytes
from bangron.banners.formats import load_formats
from bangron.banners.jobs import start
from bangron.banners.laying import Fault, lay_out
from bangron.banners.palettes import load_palettes
from bangron.banners.request import Request, requests_for
from bangron.model import Brand, Slogan

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests.support.slogans import nine

OG = next(size for size in load_formats() if size.id == "og-image")
HOOK_COUNT = 30  # the hook takes a fifth of a second each


def workload(count: int) -> list[Slogan]:
    """Return `count` slogans, all different."""
    slogans = nine()
    return [
        replace(slogans[n % 9], id=f"s{n}", text=f"{n + 1}. {slogans[n % 9].text}")
        for n in range(count)
    ]


def requests(count: int) -> tuple[Request, ...]:
    """Return the workload as requests."""
    return requests_for(workload(count), [OG], Brand())[0]


def ours(count: int, folder: Path, workers: int | None = 0) -> None:
    """Draw with our own jobs: in this process, or on all cores where `workers` is None."""
    records, problems = start(requests(count), cache_dir=folder, workers=workers).join()
    if problems or len(records) != count:
        sys.exit(f"drew {len(records)} of {count}: {problems[:1]}")


def usual_hook(count: int, folder: Path) -> None:
    """Draw as hooks found in the wild do."""
    folder.mkdir(parents=True, exist_ok=True)
    small = ImageFont.truetype(BytesIO(font_bytes("BeVietnamPro-SemiBold")), 34)
    for slogan in workload(count):
        picture = Image.new("RGB", (1200, 630))
        pen = ImageDraw.Draw(picture)
        for y in range(630):
            part = y / 630
            pen.line(
                (0, y, 1200, y),
                (round(200 - 61 * part), round(16 - 16 * part), round(46 - 46 * part)),
            )
        text, font = fitted_downwards(pen, slogan.text)
        pen.text((600, 60), slogan.kicker.upper(), "#FFD700", small, anchor="mm")
        pen.multiline_text((600, 315), text, "#FFF200", font, anchor="mm", align="center")
        pen.text((600, 570), slogan.footer.upper(), "#FFFFFF", small, anchor="mm")
        picture.save(folder / f"{slogan.id}.png")


def fitted_downwards(pen: ImageDraw.ImageDraw, text: str) -> tuple[str, ImageFont.FreeTypeFont]:
    """Return the text in greedy lines, and the first size, from 120 px down, at which it fits."""
    data = font_bytes("BeVietnamPro-Bold")
    for size in range(120, 8, -1):
        font = ImageFont.truetype(BytesIO(data), size)
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if pen.textbbox((0, 0), longer, font=font)[2] <= OG.width_px - 160:
                lines[-1] = longer
            else:
                lines.append(word)
        wrapped = "\n".join(lines)
        _, top, _, bottom = pen.multiline_textbbox((0, 0), wrapped, font=font)
        if bottom - top <= OG.height_px - 250:
            return wrapped, font
    return text, font


def seconds(work: Callable[[int, Path], None], count: int) -> float:
    """Return the wall time of drawing `count` banners into a new folder."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        work(count, Path(folder) / "banners")
        return time.perf_counter() - begun


def marginal(work: Callable[[int, Path], None], count: int) -> float:
    """Return banners per second once everything is warm."""
    few = max(1, count // 10)
    return (count - few) / max(1e-9, seconds(work, count) - seconds(work, few))


def stages(count: int) -> Sequence[float]:
    """Return the mean milliseconds of laying out, drawing and encoding a banner."""
    palette, encoder = load_palettes()["red-gold"], ENCODERS["png"]
    spent = [0.0, 0.0, 0.0]
    for request in requests(count):
        marks = [time.perf_counter()]
        layout = lay_out(request)
        marks.append(time.perf_counter())
        if isinstance(layout, Fault):
            sys.exit(str(layout))
        picture = draw(layout, palette)
        marks.append(time.perf_counter())
        encode(encoder, picture, OG.dpi)
        marks.append(time.perf_counter())
        for stage in range(3):
            spent[stage] += marks[stage + 1] - marks[stage]
    return [total / count * 1000 for total in spent]


def cached_seconds(count: int) -> float:
    """Return the wall time of a run in which every banner is already there."""
    with tempfile.TemporaryDirectory() as name:
        ours(count, Path(name), None)
        begun = time.perf_counter()
        ours(count, Path(name), None)
        return time.perf_counter() - begun


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--count", type=int, default=450, help="banners to draw (default 450)")
    count = max(20, parser.parse_args().count)
    lay_ms, draw_ms, encode_ms = stages(count // 5)
    hook = marginal(usual_hook, min(count, HOOK_COUNT))
    own = marginal(ours, count)
    all_cores = count / seconds(lambda n, folder: ours(n, folder, None), count)
    print(f"usual Pillow hook, one core     {hook:8.1f} banners/s")
    print(f"bangron, one core, marginal     {own:8.1f} banners/s   {own / hook:.0f} times the hook")
    print(f"bangron, all cores, whole run   {all_cores:8.1f} banners/s")
    print(f"layout {lay_ms:.2f} ms, drawing {draw_ms:.2f} ms, PNG {encode_ms:.2f} ms")
    print(f"second run, {count} banners cached  {cached_seconds(count):.3f} s")


if __name__ == "__main__":
    main()
