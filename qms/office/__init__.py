"""Foreign files of offices, read whole: Word, OpenDocument, HTML, RTF."""
