"""How much a change touches, and with what it was compared, in words."""

from __future__ import annotations

from qms.i18n import _, ngettext
from qms.model.change.base import Compared
from qms.reports.sentence import tame

DIGITS = 10


def touched_told(compared: Compared) -> str:
    """How many documents, records and acts a change touches."""
    documents, records, acts = compared.documents, compared.records, compared.acts
    return ", ".join(
        (
            ngettext("{count} document", "{count} documents", documents).format(
                count=documents
            ),
            ngettext("{count} record", "{count} records", records).format(
                count=records
            ),
            ngettext("{count} signed act", "{count} signed acts", acts).format(
                count=acts
            ),
        )
    )


def base_told(compared: Compared) -> str:
    """With what a change was compared, and how that was found."""
    base, commit = compared.base, compared.base.commit[:DIGITS]
    if base.name == commit:
        return _("compared with {commit}, {how}; {way}").format(
            commit=commit, how=_(base.how), way=_(base.way)
        )
    return _("compared with {name} ({commit}), {how}; {way}").format(
        name=tame(base.name),
        commit=commit,
        how=_(base.how),
        way=_(base.way),
    )
