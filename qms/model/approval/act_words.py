"""What each signed act did, in a word or two."""

from qms.i18n import NC_

ACTS = {
    "submit": NC_("act", "put up"),
    "approve": NC_("act", "signed"),
    "return": NC_("act", "returned"),
    "release": NC_("act", "released"),
    "publish": NC_("act", "published"),
    "confirm": NC_("act", "reviewed"),
    "adopt": NC_("act", "taken over from paper"),
    "vouch": NC_("act", "vouched for"),
    "waive": NC_("act", "waived a separation"),
    "ratify": NC_("act", "ratified"),
    "revoke": NC_("act", "revoked a key"),
    "disown": NC_("act", "disowned"),
    "witness": NC_("act", "witnessed"),
}
