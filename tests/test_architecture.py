"""The structure, read from the source: imports go down only, and the two sides stay strangers."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import symgan as sg

PACKAGE = Path(__file__).resolve().parents[1] / "symgan"
FILES = sorted(PACKAGE.rglob("*.py"))

FLOORS = (
    (
        *(
            "blocks",
            "discrepancies",
            "errors",
            "notation",
            "laws",
            "optimality",
            "orbits",
            "pictures",
            "printing",
            "reading",
            "reading_latex",
        ),
        *("reading_laws", "records", "validity"),
    ),
    (
        *("adversarial", "catalogue", "decide", "distances", "figures", "games", "methods", "models", "objectives"),
        "regularizers",
    ),
    ("exact", "numeric", "request"),
    ("algorithms", "analysis", "conventions", "literature"),
    ("describe", "report"),
    ("cli",),
)
FLOOR = {name: i for i, names in enumerate(FLOORS) for name in names}


def module_of(path: Path) -> str:
    parts = ("symgan", *path.relative_to(PACKAGE).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """Every symgan module that the file imports, inside functions too; what only the type checker sees is left out."""
    found: set[str] = set()
    pending: list[ast.AST] = [ast.parse(path.read_text(encoding="utf-8"))]
    while pending:
        node = pending.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            pending.extend(node.orelse)
            continue
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module}
        pending.extend(ast.iter_child_nodes(node))
    return {name for name in found if name.split(".")[0] == "symgan"}


def unit(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def heavy_imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {a.name.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    return names | {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}


def test_every_file_has_a_floor():
    assert {unit(module_of(p)) for p in FILES} - {""} == set(FLOOR)


@pytest.mark.parametrize("path", [p for p in FILES if p.parent != PACKAGE or p.stem != "__init__"], ids=module_of)
def test_imports_go_down_only(path):
    own = unit(module_of(path))
    for imported in imports_of(path):
        other = unit(imported)
        assert other in FLOOR or imported == "symgan" or hasattr(sg, other), imported
        assert other not in FLOOR or FLOOR[other] <= FLOOR[own], f"{module_of(path)} imports {imported}"


def test_there_are_no_circles():
    modules = {module_of(p): imports_of(p) for p in FILES if module_of(p) != "symgan"}
    graph = {m: {i for i in found if i in modules and i != m} for m, found in modules.items()}
    finished: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path, module))
        if module in finished:
            return
        for other in sorted(graph[module]):
            visit(other, (*path, module))
        finished.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("path", [p for p in FILES if unit(module_of(p)) in ("exact", "decide")], ids=module_of)
def test_the_exact_side_knows_no_floats(path):
    assert not heavy_imports(path) & {"numpy", "scipy", "mpmath", "matplotlib"}
    assert not any(unit(i) == "numeric" for i in imports_of(path))


@pytest.mark.parametrize("path", [p for p in FILES if unit(module_of(p)) == "numeric"], ids=module_of)
def test_the_numeric_side_knows_no_derivation(path):
    assert not any(unit(i) in ("exact", "decide") for i in imports_of(path))


@pytest.mark.parametrize("path", [p for p in FILES if unit(module_of(p)) == "methods"], ids=module_of)
def test_a_method_imports_no_mathematics(path):
    assert not heavy_imports(path) & {"sympy", "numpy", "scipy"}


def test_importing_symgan_loads_nothing_heavy():
    code = "import sys, symgan; print([m for m in ('sympy', 'numpy', 'matplotlib', 'typst') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


HEAVY = ("numpy", "scipy", "matplotlib", "jinja2", "typst", "typer", "rich", "symgan.numeric", "symgan.analysis")


@pytest.mark.parametrize("module", ["symgan.exact.derivation", "symgan.decide.prove", "symgan.literature.judge"])
def test_what_is_proved_is_proved_without_a_float_library(module):
    """Neither directly nor through anything that is imported on the way, nor while it works."""
    work = "symgan.derive(symgan.dirac_gan(), symgan.methods.alternating()); symgan.check('dirac-instance-noise')"
    code = f"import sys, symgan, {module}; {work}; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_simulation_derives_nothing():
    work = "symgan.simulate(symgan.games.bilinear(), symgan.methods.simultaneous(0.1), steps=2)"
    code = f"import sys, symgan; {work}; print([m for m in sys.modules if m.startswith(('symgan.exact', 'symgan.decide'))])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def functions() -> list[tuple[str, ast.FunctionDef]]:
    trees = ((module_of(p), ast.parse(p.read_text(encoding="utf-8"))) for p in FILES)
    return [(f"{m}.{n.name}", n) for m, tree in trees for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]


def test_files_and_functions_stay_small():
    long_files = [module_of(p) for p in FILES if len(p.read_text(encoding="utf-8").splitlines()) > 500]
    branching = (ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.BoolOp)
    branchy = [name for name, n in functions() if sum(isinstance(c, branching) for c in ast.walk(n)) > 10]
    assert (long_files, branchy) == ([], [])


def test_public_functions_and_modules_say_what_they_are():
    silent = [
        name
        for path in FILES
        for name, node in [(module_of(path), ast.parse(path.read_text(encoding="utf-8")))]
        if not ast.get_docstring(node)
        and unit(name) not in ("distances", "objectives", "models", "games", "regularizers", "methods")
    ]
    public = {public.__qualname__ for public in map(sg.__getattr__, sg.__all__) if callable(public)}
    silent += [n for n in public if not getattr(sg, n).__doc__]
    assert silent == []


def test_every_function_that_others_may_call_has_a_docstring():
    silent = []
    for path in (p for p in FILES if p.stem != "cli"):  # its commands say what they do in their help
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            own = getattr(node, "name", "_")
            if (
                isinstance(node, (ast.FunctionDef, ast.ClassDef))
                and not own.startswith("_")
                and not ast.get_docstring(node)
            ):
                silent.append(f"{module_of(path)}.{own}")
    assert silent == []


def test_no_file_or_folder_bears_the_name_of_a_public_function():
    lowercase = {name for name in sg.__all__ if name.islower() and callable(getattr(sg, name))}
    assert not lowercase & {p.stem for p in PACKAGE.iterdir()}
    assert not {"utils", "helpers", "base", "misc"} & {p.stem for p in PACKAGE.rglob("*")}
