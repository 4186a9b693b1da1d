import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from symgan.figures.distance import distance
from symgan.figures.drawing import rendered, save, svg
from symgan.figures.eigenvalue_paths import eigenvalue_paths
from symgan.figures.phase_portrait import phase_portrait
from symgan.records import InputError

ROOT = Path(__file__).parents[2]
PICTURES = (phase_portrait, eigenvalue_paths, distance)
ELSEWHERE = """
import pickle, sys
import symgan.figures
assert "matplotlib" not in sys.modules
from symgan.figures import distance, drawing, eigenvalue_paths, phase_portrait
figures = [draw(record) for draw, record in pickle.load(open(sys.argv[1], "rb"))]
assert "matplotlib.pyplot" not in sys.modules
pickle.dump([drawing.svg(f) for f in figures] + [drawing.rendered(figures[1], "pdf")], open(sys.argv[2], "wb"))
"""


@pytest.fixture(scope="module", autouse=True)
def elsewhere(portrait, noise, distances, tmp_path_factory):
    """Another process that draws the same records, while the first tests run."""
    folder = tmp_path_factory.mktemp("elsewhere")
    given, made = folder / "given", folder / "made"
    given.write_bytes(pickle.dumps(list(zip(PICTURES, (portrait, noise, distances), strict=True))))
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    command = [sys.executable, "-c", ELSEWHERE, given, made]
    with subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}) as process:
        yield process, made


@pytest.fixture(scope="module")
def figure(figures):
    return figures[1]


@pytest.mark.parametrize("kind", ["svg", "pdf", "png"])
def test_two_saves_are_the_same_bytes_and_tell_neither_the_day_nor_the_program(figure, kind, tmp_path):
    first, second = (save(figure, tmp_path / f"{i}.{kind}").read_bytes() for i in range(2))
    assert first == second
    assert kind != "svg" or (svg(figure).encode() == first and b"<text" not in first)  # letters are paths
    assert not any(word in first for word in (b"Matplotlib v", b"matplotlib.org", b"CreationDate", b"dc:date"))


def test_an_unknown_suffix_is_refused_and_nothing_written(figure, tmp_path):
    with pytest.raises(InputError, match="svg, pdf, png"):
        save(figure, tmp_path / "a.jpeg")
    assert not list(tmp_path.iterdir())


def test_a_target_that_cannot_be_written_leaves_nothing(figure, tmp_path):
    (tmp_path / "a.svg").mkdir()
    for target in (tmp_path / "a.svg", tmp_path / "nowhere" / "a.svg"):
        with pytest.raises(OSError):
            save(figure, target)
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


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


def test_another_process_agrees_whatever_its_hash_seed_and_needs_no_pyplot(elsewhere, figures):
    process, made = elsewhere
    assert process.wait() == 0
    assert pickle.loads(made.read_bytes()) == [svg(f) for f in figures] + [rendered(figures[1], "pdf")]
