"""What of a change must not be shown, since showing it would publish it."""

from __future__ import annotations

import re
from collections.abc import Collection

from qms.model.change.change import Change
from qms.model.change.touched import Touched
from qms.model.identity_number import identity_numbers


def concealed(change: Change, secrets: Collection[re.Pattern[str]]) -> frozenset[str]:
    """The files in which, before or after, a person's number or a secret stands."""
    language = change.base.house.organisation.binding.partition("-")[0]
    return frozenset(
        each.path for each in change.touched if _is_secret(each, language, secrets)
    )


def _is_secret(
    each: Touched, language: str, secrets: Collection[re.Pattern[str]]
) -> bool:
    for state in (each.before, each.after):
        text = ((state.data if state else None) or b"").decode(errors="replace")
        if any(form.search(text) for form in secrets):
            return True
        for line in text.splitlines():
            if next(iter(identity_numbers(line, language)), None) is not None:
                return True
    return False
