"""The life of the model town, lived with throw-away keys on fixed days.

    python -m tools.town            live it, check it, and put its archive here

`life.txt` is the story, one act a line, in the words that people type; `adopted*.csv`
are the lists of what was taken over from paper; `earlier.yaml` makes from today's texts
those that they replaced, and from today's governance those of January, June and July.
The keys are made anew in every run and thrown away with the folder they lie in, so
`approvals/` and `governance/people.yaml` are replaced wholly.
"""
