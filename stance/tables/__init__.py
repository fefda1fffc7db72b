"""The facts of `data/`, loaded once: actors, nationalities, offices, outlets, verbs and habits of pages."""

from stance.tables.facts import Actor, Outlet, Role, Tables, words_of
from stance.tables.load import load_tables
from stance.tables.offices import split_office

__all__ = ["Actor", "Outlet", "Role", "Tables", "load_tables", "split_office", "words_of"]
