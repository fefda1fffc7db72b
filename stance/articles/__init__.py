"""RawDocument → Article: cleaning, title, outlet and date."""

from stance.articles.clean import clean_article

__all__ = ["clean_article"]
