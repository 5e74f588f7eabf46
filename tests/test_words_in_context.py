"""A word that means an act, a result or a duty is translated for each by itself."""

from __future__ import annotations

import io
from gettext import GNUTranslations

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from qms.i18n import NC_, in_language, pgettext
from qms.model.approval.act_words import ACTS
from qms.model.approval.called import Called
from qms.model.approval.fault import note
from qms.model.approval.governance import Governance
from qms.model.approval.hands import TO_DO
from qms.model.approval.status import WORDS
from qms.model.located import Fields
from qms.model.organisation import People
from qms.model.profile import Profile
from qms.reports.proof_words import fault_text
from tests.model.test_charter import fields as fields_of
from tools.messages import gathered

TITLED = """\
kinds:
  policy:
    steps: [{step: approved, office: mayor, title: {en: Adopted}}]
  charter:
    steps: [{step: approved, office: mayor}, {step: read, office: mayor}]
"""


@pytest.fixture(scope="module")
def romanian() -> GNUTranslations:
    catalog = Catalog(locale="ro")
    catalog.add("put up", "depus", context="act")
    catalog.add("put up", "de depus", context="duty")
    catalog.add("released", "difuzat")
    data = io.BytesIO()
    write_mo(data, catalog)
    data.seek(0)
    return GNUTranslations(data)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        pytest.param(NC_("act", "put up"), "depus", id="an act"),
        pytest.param(NC_("duty", "put up"), "de depus", id="a duty"),
        pytest.param(NC_("result", "put up"), "put up", id="not translated there"),
        pytest.param(NC_("act", "released"), "difuzat", id="translated without one"),
        pytest.param("released", "difuzat", id="without a context"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_word_in_its_context(
    romanian: GNUTranslations, message: str, told: str
) -> None:
    assert in_language(romanian, message) == told


def test_english_needs_no_catalogue() -> None:
    assert pgettext("act", "put up") == "put up"


def test_each_context_is_gathered_for_the_translators() -> None:
    found = {(each.context, each.id) for each in gathered()}
    for context in ("act", "duty", "result"):
        assert (context, "put up") in found
    assert (None, "put up") not in found
    assert {("range", "From"), ("range", "To"), ("source", "From")} <= found
    assert (None, "From") not in found


def test_acts_duties_and_states_do_not_share_their_words() -> None:
    tables = (set(ACTS.values()), set(TO_DO.values()), set(WORDS.values()))
    assert sum(map(len, tables)) == len(set().union(*tables))


@pytest.mark.parametrize(
    ("kind", "step", "title"),
    [
        pytest.param("policy", "approved", "Adopted", id="as the kind calls it"),
        pytest.param("charter", "approved", "Adopted", id="as another kind does"),
        pytest.param("charter", "read", "read", id="as nobody does"),
        pytest.param("", "endorsed", "endorsed", id="by a word for what it means"),
        pytest.param("", "vouch", "vouched for the paper", id="what is no step"),
    ],
)
def test_a_step_is_called_by_its_title(kind: str, step: str, title: str) -> None:
    assert called().step(kind, step) == title


def test_the_parts_of_a_fault_are_told_by_their_titles() -> None:
    fault = note("x", "{person}: {steps}", person="x.y", steps="approved, release")
    assert fault_text(fault, called()) == "x.y: Adopted, released"
    assert fault_text(fault) == "x.y: approved, release"


def called() -> Called:
    """The names of a governance with titles for some steps."""
    rules = Governance("", "", People(Fields()), Profile(fields_of(TITLED)))
    return Called([rules])
