"""The ground of the house: frozen values and pure decisions."""
