"""The fields of governance/people.yaml: who may sign, in which office."""

from __future__ import annotations

from qms.model.fields.parts import FORMAT, need
from qms.model.leaves import DAY_LEAF, MOMENT, NAME_LEAF, PERSON_LEAF, TEXT, TRUTH
from qms.model.shape import Anything, Field, ListOf, Maybe, Structure

MANDATE = Structure(
    (
        need("office", NAME_LEAF),
        need("from", DAY_LEAF),
        Field("until", Maybe(DAY_LEAF)),
        Field("act", TEXT),
    )
)

KEY = Structure(
    (
        need("key", TEXT),
        need("from", MOMENT),
        need("until", MOMENT),
        Field("enrolled", Anything()),
    )
)

PEOPLE = Structure(
    (
        FORMAT,
        need(
            "people",
            ListOf(
                Structure(
                    (
                        need("id", PERSON_LEAF),
                        need(
                            "name",
                            Structure(
                                (
                                    need("family", TEXT),
                                    need("given", TEXT),
                                    need("display", TEXT),
                                )
                            ),
                        ),
                        need("offices", ListOf(MANDATE, alone=False)),
                        Field("keys", ListOf(KEY, alone=False)),
                    )
                ),
                alone=False,
            ),
        ),
        Field(
            "deputies",
            ListOf(
                Structure(
                    (
                        need("office", NAME_LEAF),
                        need("of", PERSON_LEAF),
                        need("to", PERSON_LEAF),
                        need("from", DAY_LEAF),
                        Field("until", Maybe(DAY_LEAF)),
                        Field("kinds", ListOf(NAME_LEAF)),
                        Field("act", TEXT),
                        Field("only_in_absence", TRUTH),
                    )
                ),
                alone=False,
            ),
        ),
        Field(
            "absences",
            ListOf(
                Structure(
                    (
                        need("person", PERSON_LEAF),
                        need("from", DAY_LEAF),
                        need("until", DAY_LEAF),
                        Field("act", TEXT),
                    )
                ),
                alone=False,
            ),
        ),
        Field("recovery", Structure((need("key", TEXT), Field("held", TEXT)))),
    )
)
