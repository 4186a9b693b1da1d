import pytest

from symgan.records import InputError
from symgan.report.plan import load, plans

GOOD = 'title = "T"\n[[section]]\nkey = "k"\ntitle = "S"\n'


def written(tmp_path, text):
    path = tmp_path / "plan.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_every_report_in_the_folder_loads():
    assert "convergence" in plans()
    for name in plans():
        assert load(name).sections


def test_a_file_is_read_with_its_defaults(tmp_path):
    plan = load(written(tmp_path, GOOD))
    assert (plan.name, plan.title, plan.sections[0].method) == ("plan", "T", "gradient-flow")


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("title = ", "TOML"),
        ("subtitle = 'no title'", "incomplete"),
        (GOOD + "cliams = ['x']\n", "cliams"),
        (GOOD + GOOD.partition("\n")[2], "same key"),
        (GOOD + "[[section.figures]]\npicture = 'p'\n", "caption"),
    ],
)
def test_a_slip_in_a_plan_is_a_sentence(tmp_path, text, hint):
    with pytest.raises(InputError, match=hint):
        load(written(tmp_path, text))
