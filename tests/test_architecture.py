"""The shape of the program: each heavy library has one home, and imports point one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "stance"
MODULES = sorted(PACKAGE.rglob("*.py"))

# Library → the places that may import it. `evaluation` compares ours with others, so it meets them.
HOMES = {
    "duckdb": ("store", "evaluation"),
    "streamlit": ("views", "evaluation"),
    "plotly": ("views",),
    "onnxruntime": ("scores", "training", "evaluation"),
    "transformers": ("scores", "training", "evaluation"),
    "torch": ("training", "evaluation"),
    "onnx": ("training", "evaluation"),
    "openpyxl": ("store", "sources"),
    "lxml": ("sources",),
    "trafilatura": ("sources", "evaluation"),
    "feedparser": ("sources",),
    "ray": ("cluster",),
    "py3langid": ("sources",),
    "datasketch": ("articles",),
    "tokenizers": ("scores", "training"),
}
BASE = {"records", "errors", "settings", "__init__"}
# Part of the program → what it may import of ours, besides itself and BASE.
LAYERS = {
    "records": set(),
    "errors": set(),
    "settings": set(),
    "batches": set(),
    "progress": set(),
    "locks": set(),
    "corrections": {"disk", "locks", "urls"},
    "reading": set(),
    "tables": {"reading"},
    "disk": set(),
    "urls": set(),
    "sources": {"batches", "urls"},
    "articles": {"reading", "tables"},
    "statements": {"reading", "tables"},
    "scores": {"reading"},
    "estimates": set(),
    "store": {"corrections", "disk", "locks", "urls"},
    "extraction": {"articles", "batches", "sources", "statements", "tables"},
    "pipeline": {"articles", "batches", "extraction", "progress", "scores", "sources", "store"},
    "views": {"batches", "corrections", "estimates", "extraction", "jobs", "progress", "scores", "sources", "store"},
    "cluster": {"extraction", "progress", "scores", "sources", "store", "tables"},
    "rounds": {"sources"},
    "jobs": {"locks", "pipeline", "progress", "sources"},
    "serving": set(),
    # Only the command that trains imports training, when it runs: scoring needs no PyTorch.
    "cli": {
        "batches",
        "cluster",
        "corrections",
        "rounds",
        "extraction",
        "pipeline",
        "progress",
        "serving",
        "sources",
        "store",
        "training",
    },
    "reference": {"cli"},
    "__main__": {"cli"},
}
# Tools beside the program: they may import any part of it, and no part of it imports them.
TOOLS = {"training", "evaluation"}


def part(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(module: Path) -> set[str]:
    """Dotted names a module imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import"
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if node.module == "stance"}
    return names


def ours(module: Path) -> set[str]:
    """Parts of the program a module imports."""
    names = {name.split(".")[1] for name in imports(module) if name.startswith("stance.")}
    return {name for name in names if (PACKAGE / name).is_dir() or (PACKAGE / f"{name}.py").exists()}


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_heavy_libraries_stay_in_their_home(module):
    strays = {
        library
        for library in {imported.split(".")[0] for imported in imports(module)} & HOMES.keys()
        if part(module) not in HOMES[library]
    }
    assert not strays


@pytest.mark.parametrize("module", [m for m in MODULES if part(m) not in TOOLS], ids=name)
def test_imports_point_one_way(module):
    here = part(module)
    if here == "__init__":
        assert not ours(module)
    else:
        assert here in LAYERS, f"say in LAYERS what stance/{here} may import"
        assert ours(module) <= LAYERS[here] | BASE | {here}


def test_the_page_list_holds_no_query_and_no_store():
    text = (ROOT / "app.py").read_text(encoding="utf-8")
    assert "SELECT" not in text and "duckdb" not in text


def test_only_settings_reads_the_environment():
    readers = {part(m) for m in MODULES if "os.environ" in m.read_text(encoding="utf-8") and part(m) not in TOOLS}
    assert readers <= {"settings", "serving"}  # serving hands the settings on to the dashboard's process


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_each_module_says_its_job(module):
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body
