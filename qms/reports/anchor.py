"""An anchor told: one page to sign, register and publish, with the JSON on it."""

from __future__ import annotations

import json
from hashlib import sha256

from qms.i18n import _, ngettext
from qms.model.approval.anchor import Anchor
from qms.model.approval.canonical import written
from qms.reports.cells import wrapped
from qms.reports.sentence import tame

WIDTH = 80
LINE = "_" * 34


def as_page(anchor: Anchor, organisation: str) -> str:
    """The page; what stands between the braces can be typed again from paper."""
    title = _("Anchor of the approvals of {organisation}").format(
        organisation=tame(organisation) or "–"
    )
    count = ngettext(
        "It fixes {count} signed statement, up to {moment}.",
        "It fixes {count} signed statements, up to {moment}.",
        anchor.count,
    ).format(count=anchor.count, moment=anchor.made.isoformat())
    why = _(
        "Whoever holds this page can tell later that none of them was removed, and "
        "that all of them were there on this day. Sign it, enter it in the register "
        "of the office, publish it."
    )
    check = _("To check it: type the lines between the braces into a file, then run")
    digest = sha256(written(anchor.value)).hexdigest()
    rows = (
        _("digest of the file that qms anchor --out writes:"),
        f"  sha256:{digest}",
        "",
        *_blank(_("name and office")),
        *_blank(_("signature")),
        *_blank(_("registered under no.")),
        *_blank(_("day")),
    )
    parts = (
        title,
        f"{wrapped(count, WIDTH)}\n{wrapped(why, WIDTH)}",
        as_typed(anchor),
        f"{wrapped(check, WIDTH)}\n  qms verify --anchor FILE",
        "\n".join(rows).rstrip("\n"),
    )
    return "\n\n".join(parts) + "\n"


def as_typed(anchor: Anchor) -> str:
    """The anchor as JSON in lines of at most 80 signs."""
    heads = ",\n".join(f"    {json.dumps(each)}" for each in anchor.heads)
    return (
        '{\n  "qms": 1,\n  "root":\n'
        f"    {json.dumps(anchor.root)},\n"
        f'  "heads": [\n{heads}\n  ],\n'
        f'  "count": {anchor.count},\n'
        f'  "made": {json.dumps(anchor.made.isoformat())}\n}}'
    )


def _blank(name: str) -> tuple[str, str]:
    """A line to be filled by hand."""
    return f"{name}: {LINE}", ""
