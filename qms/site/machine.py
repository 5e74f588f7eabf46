"""What machines read of a site: what it is, and what it was made from."""

from __future__ import annotations

import json

from qms.site.leaf import Leaf, plain_leaf
from qms.site.site import Site

ABOUT = "about.json"


def about_leaf(site: Site) -> Leaf:
    """The file that tells what the folder is; it is the mark of a site of qms."""
    origin = site.origin
    told = {
        "qms": 1,
        "made_by": f"qms {origin.version}",
        "organisation": site.register.organisation.name(site.binding),
        "as_of": str(site.as_of),
        "for": "internal" if site.is_internal else "public",
        "drafts": site.publication.audience.with_drafts,
        "languages": list(site.languages),
        "commit": origin.commit,
        "root": origin.root,
        "made": origin.made.isoformat() if origin.made else None,
    }
    text = json.dumps(told, ensure_ascii=False, indent=1)
    return plain_leaf(ABOUT, f"{text}\n".encode())
