import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from symgan.figures.distance import distance
from symgan.figures.drawing import save, svg
from symgan.figures.eigenvalue_paths import eigenvalue_paths
from symgan.figures.phase_portrait import phase_portrait
from symgan.records import InputError

ROOT = Path(__file__).parents[2]
DRAW = """
import hashlib, pickle, sys
from symgan.figures.distance import distance
from symgan.figures.drawing import rendered
from symgan.figures.eigenvalue_paths import eigenvalue_paths
from symgan.figures.phase_portrait import phase_portrait
records = pickle.load(open(sys.argv[1], "rb"))
for draw, record in zip((phase_portrait, eigenvalue_paths, distance), records):
    figure = draw(record)
    for kind in ("svg", "pdf"):
        print(hashlib.sha256(rendered(figure, kind)).hexdigest())
"""


@pytest.fixture(scope="module")
def figure(distances):
    return distance(distances)


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_two_saves_are_the_same_bytes(figure, kind, tmp_path):
    first, second = (save(figure, tmp_path / f"{i}.{kind}").read_bytes() for i in range(2))
    assert first == second


def test_two_figures_are_the_same_bytes(portrait):
    assert svg(phase_portrait(portrait)) == svg(phase_portrait(portrait))


def test_two_processes_agree_whatever_their_hash_seed(portrait, noise, distances, tmp_path):
    records = tmp_path / "records"
    records.write_bytes(pickle.dumps((portrait, noise, distances)))
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", DRAW, records],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("1", "2")
    ]
    first, second = (run.communicate()[0].split() for run in runs)
    assert len(set(first)) == 6
    assert first == second


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_files_tell_neither_the_day_nor_the_program(figure, kind, tmp_path):
    data = save(figure, tmp_path / f"a.{kind}").read_bytes()
    assert not any(word in data for word in (b"Matplotlib v", b"matplotlib.org", b"CreationDate", b"dc:date"))


def test_svg_is_what_is_saved_and_holds_its_letters_as_paths(figure, tmp_path):
    text = svg(figure)
    assert text.encode() == save(figure, tmp_path / "a.svg").read_bytes()
    assert "<text" not in text and "<path" in text


def test_an_unknown_suffix_is_refused_and_nothing_written(figure, tmp_path):
    with pytest.raises(InputError, match="svg, pdf, png"):
        save(figure, tmp_path / "a.jpeg")
    assert not list(tmp_path.iterdir())


def test_a_target_that_cannot_be_written_leaves_nothing(figure, tmp_path):
    (tmp_path / "a.svg").mkdir()
    with pytest.raises(OSError):
        save(figure, tmp_path / "a.svg")
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
    with pytest.raises(FileNotFoundError):
        save(figure, tmp_path / "nowhere" / "a.svg")


def test_a_write_that_breaks_off_keeps_the_old_file(figure, tmp_path, monkeypatch):
    def full(path, data):
        with path.open("wb") as stream:
            stream.write(data[:100])
        raise OSError("no space left")

    target = tmp_path / "a.svg"
    target.write_text("old")
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="no space"):
        save(figure, target)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_the_package_is_light_and_no_picture_needs_pyplot():
    script = """
import sys
import symgan.figures
assert "matplotlib" not in sys.modules
import symgan.figures.distance, symgan.figures.drawing, symgan.figures.eigenvalue_paths, symgan.figures.phase_portrait
assert "matplotlib" in sys.modules and "matplotlib.pyplot" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=True)
