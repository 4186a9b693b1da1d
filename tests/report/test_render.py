import shutil
import subprocess

import pypdf
import pytest
import sympy

import symgan as sg
from symgan.report.render import write


def pdf_text(path) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_all_formats_are_written_and_nothing_else(built):
    out, paths, _ = built
    assert [p.name for p in paths] == ["small.pdf", "small.tex", "small.md", "small.typ"]
    assert {p.name for p in out.iterdir()} == {p.name for p in paths} | {"small-figures"}
    assert {p.suffix for p in (out / "small-figures").iterdir()} == {".svg", ".pdf"}


def test_the_summary_counts_claims_and_checks(built):
    _, _, summary = built
    assert (summary.proved, summary.refuted, summary.undecided) == (1, 1, 0)
    assert summary.passed == summary.checks > 20 and summary.fallen == ()


def test_the_pdf_names_each_claim_with_its_verdict(built):
    out, _, _ = built
    text = pdf_text(out / "small.pdf")
    assert "dirac-instance-noise" in text and "seed000-sign-convention" in text
    assert "proved" in text and "refuted" in text and "Noise & 100% of it" in text


@pytest.mark.parametrize("form", ["tex", "md", "typ"])
def test_every_text_has_every_part(built, form):
    out, _, _ = built
    text = (out / f"small.{form}").read_text(encoding="utf-8")
    for part in ("Claim", "Proof", "Refutation", "Monte Carlo", "References", "noise-phase-portrait", "Koshkina"):
        assert part in text, part
    assert "{psi" not in text and "[@" not in text  # prose is rendered, references are resolved


def test_the_same_report_twice_is_the_same_bytes(built, plan_file, tmp_path):
    out, paths, _ = built
    again, _ = write(str(plan_file), ("pdf", "tex", "md", "typ"), tmp_path, jobs=2)
    for first, second in zip(paths, again, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name
    for figure in (out / "small-figures").iterdir():
        assert figure.read_bytes() == (tmp_path / "small-figures" / figure.name).read_bytes(), figure.name


@pytest.mark.skipif(shutil.which("latexmk") is None, reason="latexmk is not installed")
def test_the_tex_compiles_without_errors_and_undefined_references(built, tmp_path):
    out, _, _ = built
    shutil.copytree(out, tmp_path / "tex")
    command = ["latexmk", "-pdf", "-interaction=nonstopmode", "-halt-on-error", "small.tex"]
    result = subprocess.run(command, cwd=tmp_path / "tex", capture_output=True, text=True)
    log = (tmp_path / "tex" / "small.log").read_text(encoding="latin-1")
    assert result.returncode == 0, result.stdout[-2000:]
    assert "undefined" not in log.lower()
    assert "dirac-instance-noise" in pdf_text(tmp_path / "tex" / "small.pdf").replace("\n", "")


@pytest.mark.skipif(shutil.which("latexmk") is None, reason="latexmk is not installed")
def test_the_latex_engine_makes_a_pdf(plan_file, tmp_path):
    (path,), _ = write(str(plan_file), ("pdf",), tmp_path, engine="latex")
    assert pypdf.PdfReader(path).pages and {p.name for p in tmp_path.iterdir()} == {"small.pdf"}


def test_an_analysis_renders_by_itself(tmp_path):
    x, y, z = sympy.symbols("x y z", real=True)
    players = (sg.Player("a", (x,), x**2 + x * y), sg.Player("b", (y,), y**2 - y * z), sg.Player("c", (z,), z**2))
    analysis = sg.analyze(sg.Game("trio", players), sg.methods.simultaneous(), at={"h": 0.1})
    assert analysis.passed
    path = sg.render(analysis, to="pdf", out=tmp_path / "trio.pdf")
    assert path == tmp_path / "trio.pdf" and "trio" in pdf_text(path)
    assert "v'(w^*)" in sg.render(analysis, to="md", out=tmp_path).read_text(encoding="utf-8")


def test_two_parameters_a_player_render(tmp_path):
    a, b, c, d = sympy.symbols("a b c d", real=True)
    players = (sg.Player("one", (a, b), a * c + b * d + a**2), sg.Player("two", (c, d), -a * c - b * d + d**2))
    analysis = sg.analyze(sg.Game("pairs", players), sg.methods.alternating(n_g=2, n_d=1), at={"h": 0.2})
    assert analysis.passed
    assert sg.render(analysis, to="typ", out=tmp_path).is_file()


@pytest.mark.parametrize(
    ("source", "to", "hint"),
    [("no-such-report", "pdf", "convergence"), ("convergence", "docx", "pdf"), (3, "pdf", "analysis")],
)
def test_bad_requests_are_refused_before_anything_is_written(source, to, hint, tmp_path):
    with pytest.raises(sg.InputError, match=hint):
        sg.render(source, to=to, out=tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_while_rendering_leaves_nothing(tmp_path, plan_file):
    broken = tmp_path / "broken.toml"
    broken.write_text(plan_file.read_text().replace('"dirac-instance-noise", ', '"no-such-claim", '), encoding="utf-8")
    with pytest.raises(sg.InputError, match="no-such-claim"):
        sg.render(str(broken), out=tmp_path / "deep" / "down")
    assert [p.name for p in tmp_path.iterdir()] == ["broken.toml"]
