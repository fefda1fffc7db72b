"""Reading: pages to text, text to article, article to statements, in one process, beside `trafilatura` alone; and
where its time goes. Limit: the profiler itself costs time, most where many small functions call each other."""

from __future__ import annotations

import cProfile
import pstats
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from stance.articles import clean_article
from stance.evaluation.bench import texts
from stance.evaluation.bench.figures import Context, Figure, Goal, Part, once, rates, seconds
from stance.records import RawDocument
from stance.settings import ROOT, Settings
from stance.statements import find_statements
from stance.tables import Tables, load_tables

PAGES, QUICK_PAGES = 72, 12
ARTICLE_WORDS = 600  # the length for which the rate of the whole path is told
SHARES = 15  # parts of the profile that are told


def stages(context: Context) -> list[Figure]:
    """Ours, stage by stage; each stage is given what the one before it made."""
    settings = Settings.from_environment()
    folder, pages = _write_pages(context, settings)
    megabytes = sum(len(page.encode()) for page in pages) / 1e6
    tables, loading = once(lambda: load_tables(settings.data))
    documents = texts.read(folder, settings)
    if len(documents) != len(pages):
        raise RuntimeError(f"{len(pages)} pages were written, {len(documents)} could be read")
    articles = [clean_article(document, tables) for document in documents]
    taken = {
        "page to text": seconds(lambda: texts.read(folder, settings), context.runs),
        "cleaning, date and outlet": seconds(lambda: [clean_article(d, tables) for d in documents], context.runs),
        "statements and speakers": seconds(lambda: [list(find_statements(a, tables)) for a in articles], context.runs),
    }
    taken["all of reading"] = tuple(map(sum, zip(*taken.values(), strict=True)))
    figures = [Figure("loading the tables of facts", "s", (loading,))]
    for name, times in taken.items():
        figures.append(Figure(f"{name}, one core", "articles/s", rates(len(pages), times)))
        figures.append(Figure(f"{name}, one core", "MB of page/s", rates(megabytes, times)))
    from_text = tuple(map(sum, zip(taken["cleaning, date and outlet"], taken["statements and speakers"], strict=True)))
    return figures + _of_length(documents, from_text, taken["all of reading"])


def _of_length(
    documents: Sequence[RawDocument], from_text: tuple[float, ...], from_page: tuple[float, ...]
) -> list[Figure]:
    """Rates of the whole path as for articles of one length, from the words that were read."""
    amount = sum(len(document.text.split()) for document in documents) / ARTICLE_WORDS
    of = f"article of {ARTICLE_WORDS} words to statements, one core"
    return [
        Figure(f"text of an {of}", "articles/s", rates(amount, from_text), goal=Goal(">=", 300)),
        Figure(f"page of an {of}", "articles/s", rates(amount, from_page)),
    ]


def profile(context: Context) -> list[Figure]:
    """Own time of each module while pages become statements, the largest first."""
    settings = Settings.from_environment()
    folder, _ = _write_pages(context, settings)
    tables = load_tables(settings.data)
    _read_all(folder, settings, tables)  # so that what is compiled or loaded once is not counted
    profiler = cProfile.Profile()
    profiler.runcall(_read_all, folder, settings, tables)
    own: Counter[str] = Counter()
    for (file, _, function), (_, _, seconds_, _, _) in pstats.Stats(profiler).stats.items():
        own[_part_of(file, function)] += seconds_
    whole = own.total()
    return [Figure(f"share of the time: {name}", "%", (100 * time / whole,)) for name, time in own.most_common(SHARES)]


def _part_of(file: str, function: str) -> str:
    """Our module, the library, or `re` and the like: functions in C have no file."""
    if file.startswith(str(ROOT)):
        return ".".join(Path(file).relative_to(ROOT).with_suffix("").parts)
    if "site-packages" in file:
        return Path(file.split("site-packages")[1]).parts[1]
    return "regular expressions" if "re.Pattern" in function else "Python itself"


def _read_all(folder: Path, settings: Settings, tables: Tables) -> None:
    for document in texts.read(folder, settings):
        list(find_statements(clean_article(document, tables), tables))


def _write_pages(context: Context, settings: Settings) -> tuple[Path, list[str]]:
    pages = texts.pages(QUICK_PAGES if context.quick else PAGES, settings)
    folder = context.folder / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for place, page in enumerate(pages):
        (folder / f"{place:04}.html").write_text(page, encoding="utf-8")
    return folder, pages


def yardstick(context: Context) -> list[Figure]:
    """`trafilatura` on the same pages, with its defaults: text only, no date, no statement."""
    import trafilatura

    pages = texts.pages(QUICK_PAGES if context.quick else PAGES, Settings.from_environment())
    megabytes = sum(len(page.encode()) for page in pages) / 1e6
    times = seconds(lambda: [trafilatura.extract(page) for page in pages], context.runs)
    return [
        Figure("trafilatura.extract, one core", "articles/s", rates(len(pages), times)),
        Figure("trafilatura.extract, one core", "MB of page/s", rates(megabytes, times)),
    ]


PARTS = (Part("stages", stages), Part("trafilatura", yardstick), Part("profile", profile))
