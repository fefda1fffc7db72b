"""Reading: pages to text, text to article, article to statements, in one process, beside `trafilatura` alone."""

from __future__ import annotations

from stance.articles import clean_article
from stance.evaluation.bench import texts
from stance.evaluation.bench.figures import Context, Figure, Part, once, rates, seconds
from stance.settings import Settings
from stance.statements import find_statements
from stance.tables import load_tables

PAGES, QUICK_PAGES = 72, 12


def stages(context: Context) -> list[Figure]:
    """Ours, stage by stage; each stage is given what the one before it made."""
    settings = Settings.from_environment()
    pages = texts.pages(QUICK_PAGES if context.quick else PAGES, settings)
    folder = context.folder / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    for place, page in enumerate(pages):
        (folder / f"{place:04}.html").write_text(page, encoding="utf-8")
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
    return figures


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


PARTS = (Part("stages", stages), Part("trafilatura", yardstick))
