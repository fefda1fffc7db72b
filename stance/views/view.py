"""What every page receives: words, filters, data and colours. Built once per run by `app.py`; pages only read it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from stance.records import TARGETS
from stance.settings import Settings
from stance.store.filters import Filters
from stance.views.data import Reader
from stance.views.i18n import Texts
from stance.views.intervals import LISTED
from stance.views.model_files import read_model_files
from stance.views.palette import Palette


@dataclass(frozen=True)
class View:
    t: Texts
    filters: Filters
    reader: Reader
    palette: Palette
    settings: Settings
    narrow: bool = False  # a phone: charts give less room to names

    @property
    def targets(self) -> tuple[str, ...]:
        """Targets shown: those chosen, else all, always in the same order."""
        return tuple(target for target in TARGETS if not self.filters.targets or target in self.filters.targets)

    @property
    def low_confidence(self) -> float | None:
        """The model's own threshold under which a position is shown as uncertain; None when it has none."""
        return read_model_files(self.settings).low_confidence

    def period(self) -> tuple[date | None, date | None]:
        """The period shown: the chosen dates, else the bounds of the corpus."""
        first, last = self.reader.bounds()
        return self.filters.since or first, self.filters.until or last

    def positions(
        self, by: str = "all", bin: str = "none", names: tuple[str, ...] | None = None, filters: Filters | None = None,
        within: tuple[date, date] | None = None,
    ) -> pd.DataFrame:  # fmt: skip
        """Rows of `positions.sql` for `intervals`; `within`: of the articles of these days only."""
        first, last = within or (None, None)
        return self.reader.frame("positions", filters or self.filters, by=by, bin=bin, names=names, listed=LISTED,
                                 first=first, last=last)  # fmt: skip

    def with_reader(self, reader: Reader) -> View:
        return replace(self, reader=reader)

    def with_filters(self, filters: Filters) -> View:
        return replace(self, filters=filters)
