"""Stance: who says what about Russia, the US/NATO and Ukraine in French-language press."""

__version__ = "0.1.0"
