"""Layouts (表式): where the header, the figures and the notes of a sheet stand, as offices really make them."""
