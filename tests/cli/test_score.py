"""`score --cluster`: options that contradict each other are told before anything is loaded."""

import pytest

from stance.cli import main

CLUSTER = ["--cluster", "local", "--input", "in.parquet", "--output", "out"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["t.csv", "--output", "o.csv", "--workers", "2"], "go with --cluster"),
        (["--gpus", "1"], "go with --cluster"),
        ([*CLUSTER, "--workers", "0"], "--workers is 1 or more"),
        ([*CLUSTER, "--workers", "-1"], "--workers is 1 or more"),
        ([*CLUSTER, "--gpus", "-1"], "--gpus 0 or more"),
        (CLUSTER[:4], "go together"),
    ],
)
def test_options_that_contradict_each_other_are_told(arguments, told, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["score", *arguments])
    assert ended.value.code == 2 and told in capsys.readouterr().err


def test_input_that_names_nothing_is_told_in_a_line(tmp_path, capsys):
    output = str(tmp_path / "out")
    assert main(["score", "--cluster", "local", "--input", str(tmp_path / "*.parquet"), "--output", output]) == 1
    assert "names no Parquet file" in capsys.readouterr().err and not (tmp_path / "out").exists()
