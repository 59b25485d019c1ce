"""The templates there are: families of layouts that adapt to every aspect, as plain data.

In: the YAML files of `lexicon/templates/`. Out: frozen `Template` values by the
name that staff type. How a file is read and checked is the business of
`template_reading`; how a template lays a banner out, of `composing`.
"""

from functools import cache
from importlib.resources import files

from bangron.banners.template_reading import read_template
from bangron.banners.template_spec import Template


class BrokenTemplateError(Exception):
    """A template that the program brings itself does not read; the text says where."""


@cache
def load_templates() -> dict[str, Template]:
    """Return the built-in templates by id, in the order they are offered; `.cache_clear()` rereads."""
    folder = files("bangron") / "lexicon" / "templates"
    found: dict[str, Template] = {}
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        if not entry.name.endswith(".yml"):
            continue
        text = entry.read_text(encoding="utf-8")
        template, problems = read_template(text, f"lexicon/templates/{entry.name}")
        if template is None or problems:
            raise BrokenTemplateError("\n".join(map(str, problems)))
        found[template.id] = template
    return dict(sorted(found.items(), key=lambda item: item[1].rank))
