"""Values that several kinds of file hold: periods, anniversaries, where a code leads."""

from bangron.content.fields import Fields
from bangron.model import Anniversary, Period
from bangron.problems import suggestion

PERIOD_KEYS = ("start", "end")
ANNIVERSARY_KEYS = ("event", "from", "to")
QR_WORDS = {"true": "slogan", "slogan": "slogan", "plan": "plan", "false": "no"}


def read_period(fields: Fields) -> Period | None:
    """Return the `period` of a plan or campaign; an end before its start is a problem."""
    inner = fields.inner("period", PERIOD_KEYS)
    if inner is None:
        return None
    start = inner.day("start", required=True)
    end = inner.day("end", required=True)
    if start is None or end is None:
        return None
    if end < start:
        inner.report("period-backwards", "end")
        return None
    return Period(start, end)


def read_qr(fields: Fields, default: str = "") -> str:
    """Return where a banner's code leads: `slogan`, `plan`, `no`, or `default` where nothing is said."""
    typed = fields.text("qr")
    if typed and typed not in QR_WORDS:
        help_with = suggestion(typed, QR_WORDS)
        fields.report("not-a-choice", "qr", quote=typed, suggestion=help_with)
    return QR_WORDS.get(typed, default)


def read_anniversaries(fields: Fields) -> tuple[Anniversary, ...]:
    """Return the `anniversaries`: what happened, on which day, and which day commemorates it."""
    return fields.each("anniversaries", ANNIVERSARY_KEYS, _anniversary)


def _anniversary(fields: Fields) -> Anniversary | None:
    event = fields.text("event", required=True)
    base = fields.day("from", required=True)
    on = fields.day("to", required=True)
    if not fields.sound or base is None or on is None:
        return None
    if on.year <= base.year:
        fields.report("anniversary-backwards", "to")
        return None
    return Anniversary(event, base, on, fields.node.source)
