"""The words of RTF that matter for its text, and the code pages of its fonts."""

from __future__ import annotations

import re

TOKEN = re.compile(
    rb"\\'(?P<octet>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?[0-9]{1,10})?"
    rb" ?|\\(?P<sign>[^a-zA-Z])|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
PAGES_OF_FONTS = {
    77: "mac_roman",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
KNOWN_PAGES = frozenset({*range(1250, 1259), 437, 850, 852, 855, 866, 874})
UNSAID = frozenset(
    {
        "stylesheet",
        "colortbl",
        "listtable",
        "listoverridetable",
        "pict",
        "objdata",
        "generator",
        "rsidtbl",
        "revtbl",
        "themedata",
        "datastore",
        "colorschememapping",
        "latentstyles",
        "xmlnstbl",
        "filetbl",
        "mmathPr",
        "fldinst",
        "listtext",
        "pntext",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnref",
        "atndate",
        "atnparent",
        "atnicn",
        "falt",
        "panose",
        "sn",
        "sv",
        "nonshppict",
        "passwordhash",
        "protusertbl",
        "template",
    }
)
KEPT = frozenset(
    {
        "annotation",
        "footnote",
        "shptxt",
        "title",
        "author",
        "subject",
        "keywords",
        "doccomm",
    }
)
PLACES = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footer"),
}
APART = frozenset(
    {
        "par",
        "line",
        "tab",
        "cell",
        "row",
        "nestcell",
        "nestrow",
        "sect",
        "page",
        "emdash",
        "endash",
        "bullet",
    }
)
QUOTES = {"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}
