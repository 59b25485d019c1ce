import pytest

from bangron.banners.palettes import LEAST_CONTRAST, blend, colour, contrast, load_palettes


@pytest.mark.parametrize(
    ("ground", "ink", "ratio"),
    [
        ("#DA251D", "#FFFF00", 4.59),
        ("#C8102E", "#FFD700", 4.19),
        ("#B71C1C", "#FFFFFF", 6.57),
        ("#8B0000", "#000000", 2.10),
        ("#0D47A1", "#FFFFFF", 8.63),
    ],
)
def test_contrast_is_that_of_wcag(ground: str, ink: str, ratio: float) -> None:
    assert contrast(colour(ground), colour(ink)) == pytest.approx(ratio, abs=0.005)
    assert contrast(colour(ink), colour(ground)) == contrast(colour(ground), colour(ink))


@pytest.mark.parametrize("name", sorted(load_palettes()))
def test_every_text_of_a_palette_stands_out_on_every_ground_it_may_cover(name: str) -> None:
    palette = load_palettes()[name]
    for place in range(11):
        behind = (
            blend(palette.shade, palette.ground, place / 10),
            blend(palette.ground, palette.glow, place / 10),
        )
        for ground in behind:
            for ink in (palette.primary, palette.secondary):
                assert contrast(ground, ink) >= LEAST_CONTRAST
                assert contrast(ground, ink) >= palette.contrast - 1e-9
