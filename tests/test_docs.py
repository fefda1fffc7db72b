"""The documents say what the program does."""

import re
from pathlib import Path

import pytest

from stance.cli import build_parser
from stance.reference import END, START, main, updated

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^### `(\w+)`$", README, re.MULTILINE)


def test_the_reference_is_the_parser_s_own():
    assert updated(README) == README, "run `make readme`"


def test_rewriting_the_reference_replaces_only_the_reference(tmp_path):
    path = tmp_path / "README.md"
    path.write_text(f"before\n{START}\nold\n{END}\nafter\n", encoding="utf-8")
    main(path)
    text = path.read_text(encoding="utf-8")
    assert (
        text.startswith("before\n") and text.endswith("\nafter\n") and "### `ingest`" in text and "\nold\n" not in text
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_s_help_has_an_example_that_parses(command, capsys):
    with pytest.raises(SystemExit) as ended:
        build_parser().parse_args([command, "--help"])
    assert ended.value.code == 0
    example = " ".join(capsys.readouterr().out.split("Example:")[1].split())
    first = example.split(" && ")[0]
    assert first.startswith(f"python -m stance {command} ") or first == f"python -m stance {command}"
    words = [word.strip("'") for word in re.findall(r"'[^']*'|\S+", first)]
    assert build_parser().parse_args(words[3:]).run


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\bmake ([a-z]+)\b", README)) - {"without"}))
def test_every_make_target_named_in_the_readme_exists(target):
    assert re.search(rf"^{target}:.* ## ", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:stance|data|tests)/[\w./]*|[\w]+\.(?:md|py|txt|sql))`", README)))
)
def test_every_path_named_in_the_readme_exists(path):
    assert (ROOT / path).exists()


def test_no_path_of_a_machine_and_no_registry_host_is_committed():
    found = [
        path
        for path in [
            *ROOT.glob("*.md"),
            *ROOT.glob("*.txt"),
            ROOT / "Makefile",
            ROOT / ".ci" / "run",
            *ROOT.glob("stance/**/*.py"),
        ]
        if re.search(r"(?<![\w.])/(?:work|root|home)/|pythonhosted|pypi\.org", path.read_text(encoding="utf-8"))
    ]
    assert found == []
