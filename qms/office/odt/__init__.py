"""Documents of LibreOffice and its kin, read from their XML."""
