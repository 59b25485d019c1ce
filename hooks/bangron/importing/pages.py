"""Makes the files of an understood plan: its page, its slogan list, its forms.

In: an `Understood` plan and the project it goes into. Out: texts by their paths
below the project's folder, in the schema that `content` reads. Every page is a
draft until a person has looked at it. No person's name is written. Not its job:
to write to the disk.
"""

import re
from collections.abc import Container
from dataclasses import dataclass
from pathlib import PurePosixPath

from bangron.importing.annexes import Blank, Cry
from bangron.importing.citations import Cited
from bangron.importing.closing import plain_office
from bangron.importing.deadlines import Due
from bangron.importing.duties import Duty, joined
from bangron.importing.lexicon import page_words
from bangron.importing.result import Understood
from bangron.importing.yaml_text import Value, to_yaml
from bangron.model import Project, Status, Unit
from bangron.problems import Problem, Severity, Source
from bangron.text.dates import short_date
from bangron.text.normal import fold, smart_quotes, tidy
from bangron.text.slugs import slugify, unique_slug

PLANS, FORMS, SLOGANS = "docs/ke-hoach", "docs/bieu-mau", "slogans"

LONGEST_DUTY = 240  # characters of one duty in the panel; the text below has the rest
LONGEST_SLOGAN = 300  # characters; `content.slogans` takes no longer one
SLOGAN_ID_WORDS = 8

_SPACE_BEFORE_CLOSE = re.compile(r"\s+(?=[”)])")


@dataclass(frozen=True, slots=True)
class Bundle:
    """The files that one plan becomes."""

    files: tuple[tuple[PurePosixPath, str], ...]
    problems: tuple[Problem, ...] = ()

    @property
    def page(self) -> PurePosixPath:
        """The path of the plan's page."""
        return self.files[0][0]


def bundle_of(plan: Understood, project: Project) -> Bundle:
    """Return the files of a plan; what the project already holds is referred to by its id."""
    problems: list[Problem] = []
    slug = slug_of(plan)
    campaign = _campaign_id(plan, project)
    if plan.campaign and not campaign:
        problems.append(
            Problem.make(
                "import-new-campaign", Source(plan.source), Severity.HINT, quote=plan.campaign
            )
        )
    files = [(PurePosixPath(PLANS, f"{slug}.md"), _page(plan, campaign, _unit_id(plan, project)))]
    if sound := _fit_slogans(plan, problems):
        path = PurePosixPath(SLOGANS, f"{slug}.yml")
        taken = {s.id for s in project.slogans if PurePosixPath(s.source.path) != path}
        files.append((path, _slogan_list(sound, slug, campaign, taken)))
    names: set[str] = set()
    for form in plan.forms:
        year = "" if str(plan.year) in form.title else str(plan.year or "")
        name = unique_slug(slugify(f"{form.title} {year}"), names)
        names.add(name)
        files.append((PurePosixPath(FORMS, f"{name}.md"), _form_page(form, slug)))
    return Bundle(tuple(files), tuple(problems))


def slug_of(plan: Understood) -> str:
    """Return the address of a plan: who issued it, where, the campaign, the year."""
    header = plan.header
    issuer, province = header.issuer, header.province
    if province and fold(province) not in fold(issuer):
        issuer = f"{issuer} {province}"
    subject = plan.campaign or header.title
    year = "" if str(plan.year) in subject else str(plan.year or "")
    room = 80 - len(slugify(issuer)) - len(year) - 2  # as `slugify` allows in all
    parts = [issuer, _cut(slugify(subject), max(room, 20)), year]
    return slugify(" ".join(part for part in parts if part))


def _cut(slug: str, room: int) -> str:
    """Return a slug of at most so many characters, ending with a whole word."""
    if len(slug) <= room:
        return slug
    return slug[: max(slug.rfind("-", 0, room + 1), 0)] or slug[:room]


def _page(plan: Understood, campaign: str, unit: str) -> str:
    """Return the page of a plan: front matter and body."""
    header = plan.header
    words = page_words()
    values: dict[str, Value] = {
        "title": header.title or words["no_title"],
        "kind": (header.kind or words["no_kind"]).capitalize(),
        "side": str(header.side or "state"),
        "issuer": header.issuer or words["no_issuer"],
        "unit": unit,
        "parent": header.parent,
        "province": header.province,
        "number": header.number,
        "date": short_date(header.day) if header.day else "",
        "place": header.place,
        "campaign": campaign,
        "year": str(plan.year or ""),
        "period": {
            "start": short_date(plan.period.start),
            "end": short_date(plan.period.end),
        } if plan.period else "",
        "status": str(Status.DRAFT),
        "origin": words["origin"].format(file=PurePosixPath(plan.source).name),
        "anniversaries": [
            {"event": j.event, "from": short_date(j.base), "to": short_date(j.on)}
            for j in plan.jubilees
            if j.base and j.on and j.on.year > j.base.year
        ],
        "deadlines": [_due(due) for due in plan.dues if due.what],
        "observances": [
            {"day": f"{day.day:02}/{day.month:02}", "name": _first_up(day.name)} for day in plan.days
        ],
        "citations": [_cited(cited) for cited in plan.citations],
        "tasks": [_task(duty) for duty in plan.duties if duty.parts],
        "recipients": list(plan.closing.recipients),
        "signatory": plain_office(plan.closing.office) if plan.closing.office else "",
    }  # fmt: skip
    return f"---\n{to_yaml(values)}---\n\n{plan.markdown}"


def _due(due: Due) -> dict[str, Value]:
    return {
        "date": short_date(due.day) if due.day else "",
        "mode": str(due.mode),
        "what": _first_up(due.what),
        "by": _first_up(due.by),
        "to": _first_up(due.to),
    }


def _cited(cited: Cited) -> dict[str, Value]:
    return {
        "number": cited.number,
        "kind": _first_up(cited.kind),
        "date": short_date(cited.day) if cited.day else "",
        "issuer": cited.issuer,
        "title": cited.title,
    }


def _task(duty: Duty) -> dict[str, Value]:
    what = joined(tuple(_survey(part) for part in duty.parts))
    return {"item": duty.path or duty.item, "unit": duty.unit, "what": _first_up(what)}


def _survey(part: str) -> str:
    """Return a duty short enough to survey: cut at a sentence, a semicolon, or a word."""
    if len(part) <= LONGEST_DUTY:
        return part
    end = max(part.rfind(stop, 0, LONGEST_DUTY) for stop in (". ", "; "))
    if end > LONGEST_DUTY // 3:
        return part[:end]
    return part[: part.rfind(" ", 0, LONGEST_DUTY)].rstrip(" ,;") + "…"


def _fit_slogans(plan: Understood, problems: list[Problem]) -> tuple[Cry, ...]:
    """Return the slogans that are not too long for one; the others are problems."""
    for cry in plan.slogans:
        if len(cry.text) > LONGEST_SLOGAN:
            place = Source(plan.source, cry.line)
            problems.append(
                Problem.make("import-slogan-too-long", place, Severity.WARNING, quote=cry.text)
            )
    return tuple(cry for cry in plan.slogans if len(cry.text) <= LONGEST_SLOGAN)


def _slogan_list(cries: tuple[Cry, ...], slug: str, campaign: str, taken: set[str]) -> str:
    """Return a slogan list; ids stay the same when it is imported again."""
    kickers = {tidy(cry.kicker) for cry in cries}
    shared = kickers.pop() if len(kickers) == 1 else ""
    entries: list[Value] = []
    for cry in cries:
        entry = _slogan(cry, shared, taken)
        taken = {*taken, str(entry["id"])}
        entries.append(entry)
    values: dict[str, Value] = {
        "campaign": campaign, "plan": slug, "kicker": shared, "slogans": entries,
    }  # fmt: skip
    return f"# {page_words()['slogans']}\n\n{to_yaml(values)}"


def _slogan(cry: Cry, shared: str, taken: Container[str]) -> dict[str, Value]:
    """Return one slogan: quotes as official texts use them, the printed ones kept beside."""
    printed = tidy(cry.text)
    text = _SPACE_BEFORE_CLOSE.sub("", smart_quotes(printed)).replace("|", "/")
    kicker = tidy(cry.kicker)
    return {
        "id": unique_slug(_slogan_id(text), taken),
        "text": text,
        "printed": printed if printed != text else "",
        "kicker": kicker if kicker != shared else "",
    }


def _slogan_id(text: str) -> str:
    return slugify("-".join(slugify(text).split("-")[:SLOGAN_ID_WORDS]))


def _form_page(form: Blank, slug: str) -> str:
    """Return the page of a form."""
    words = page_words()
    values: dict[str, Value] = {
        "title": _sentence_case(form.title) or words["no_form_title"],
        "columns": list(form.columns),
        "plan": slug,
        "status": str(Status.DRAFT),
    }
    return f"---\n{to_yaml(values)}---\n\n{words['form']}\n"


def _sentence_case(title: str) -> str:
    """Return "Danh sách đăng ký …" for "DANH SÁCH Đăng ký …"."""
    words = title.split()
    count = next((i for i, word in enumerate(words) if not word.isupper()), len(words))
    head = " ".join(words[:count]).capitalize()
    rest = words[count:]
    if head and len(rest) > 1 and rest[1].islower():
        rest[0] = rest[0].lower()
    return " ".join([head, *rest]).strip()


def _campaign_id(plan: Understood, project: Project) -> str:
    """Return the id of the project's campaign that the plan belongs to, if there is exactly one."""
    if not plan.campaign:
        return ""
    wanted = fold(plan.campaign)
    found = [
        campaign.id
        for campaign in project.campaigns
        if campaign.year == plan.year
        and wanted in fold(campaign.name)
        and (
            not campaign.place
            or not plan.header.province
            or fold(plan.header.province) in fold(campaign.place)
        )
    ]
    return found[0] if len(found) == 1 else ""


def _unit_id(plan: Understood, project: Project) -> str:
    """Return the id of the unit on record that issued the plan, if there is exactly one."""
    found = [unit.id for unit in project.units if _is_issuer(plan, unit)]
    return found[0] if len(found) == 1 else ""


def _is_issuer(plan: Understood, unit: Unit) -> bool:
    """Tell whether a unit has the issuer's name, with or without its province."""
    issuer, province = fold(plan.header.issuer), fold(plan.header.province)
    names = {fold(name) for name in (unit.name, *unit.former_names)}
    wanted = {issuer}
    if province:
        wanted = (
            {issuer}
            if province in issuer
            else {f"{issuer} {province}", f"{issuer} tinh {province}"}
        )
    return bool(issuer) and bool(names & wanted)


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
