"""Article → Statement: sentences, quotations, and who is behind them."""

from stance.statements.speakers import find_statements

__all__ = ["find_statements"]
