"""Models: three states, names, access, checks."""

from __future__ import annotations

import datetime
import subprocess
import sys
import uuid
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError


def models() -> Any:
    import sample_api.models

    return sample_api.models


def sent(model: Any) -> str:
    return str(model.model_dump_json())


def test_importing_one_model_imports_no_other(package: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import sample_api.models as m;"
        "m.ListFilesResponse; print(*sorted(n for n in sys.modules if n.startswith('sample_api.models.')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(package.parent)], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["sample_api.models.list_files_response"]


def test_making_a_client_imports_neither_models_nor_pydantic(package: Path) -> None:
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import sample_api; sample_api.Client(api_key='k');"
        "print(*sorted({n.partition('.')[0] for n in sys.modules} & {'pydantic', 'anyio'}))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(package.parent)], capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == []


def test_absent_null_and_value_are_three_states() -> None:
    file = models().FileObject
    assert sent(file(name="a", parent=None, secret="s")) == '{"name":"a","parent":null,"secret":"s"}'
    assert "deleted_at" not in sent(file(name="a", parent=None, secret="s", purpose=None))
    assert '"deleted_at":null' in sent(file(name="a", parent=None, secret="s", deleted_at=None))
    assert '"anything":null' in sent(file(name="a", parent=None, secret="s", anything=None))
    assert sent(file.model_validate({"name": "a", "parent": None, "secret": "s", "class": None})) == (
        '{"name":"a","parent":null,"secret":"s"}'
    )


def test_assignment_keeps_the_three_states() -> None:
    value = models().FileObject(name="a", parent="p", secret="s", purpose="batch", deleted_at=None)
    value.purpose = None
    value.parent = None
    value.class_ = "c"
    value.later = 1
    assert sent(value) == ('{"name":"a","deleted_at":null,"parent":null,"class":"c","secret":"s","later":1}')
    with pytest.raises(ValidationError):
        value.max_size = 101


def test_only_what_was_set_is_sent_when_nested() -> None:
    file = models().FileObject(name="a", parent=None, secret="s", purpose=None)
    page = models().ListFilesResponse(data=[file], order=None)
    assert sent(page) == '{"data":[{"name":"a","parent":null,"secret":"s"}]}'


def test_names_of_json_and_of_python_both_work() -> None:
    file = models().FileObject
    by_name = file(name="a", parent=None, secret="s", class_="c", max_size=3)
    by_wire = file(**{"name": "a", "parent": None, "secret": "s", "class": "c", "max-size": 3})
    assert sent(by_name) == sent(by_wire)
    assert '"class":"c"' in sent(by_name)
    assert '"max-size":3' in sent(by_name)


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 21},
        {"purpose": "unheard of"},
        {"max-size": 0},
        {"created_at": "yesterday"},
        {"parent": 5},
        {"meta": {"a": 1}},
    ],
)
def test_requests_are_strict(changes: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        models().FileObject.model_validate({"name": "a", "parent": None, "secret": "s"} | changes)


def test_required_fields_are_required_but_not_those_of_responses() -> None:
    with pytest.raises(ValidationError) as caught:
        models().FileObject()
    assert {error["loc"][0] for error in caught.value.errors()} == {"name", "parent", "secret"}


def test_constants_are_filled_in_and_sent() -> None:
    message = models().UserMessage(content="hi")
    assert sent(message) == '{"role":"user","content":"hi"}'
    with pytest.raises(ValidationError):
        models().UserMessage(role="assistant", content="hi")


def test_discriminated_unions_take_dicts_and_models() -> None:
    assistant = models().AssistantMessage
    user = models().UserMessage(content="a")
    other = assistant(role_="helper", history=[])
    value = assistant(role_="assistant", history=[user, other, {"role": "user", "content": "b"}])
    assert [type(each).__name__ for each in value.history] == [
        "UserMessage",
        "AssistantMessage",
        "UserMessage",
    ]
    assert sent(value) == (
        '{"role":"assistant","history":[{"role":"user","content":"a"},'
        '{"role":"helper","history":[]},{"role":"user","content":"b"}]}'
    )
    with pytest.raises(ValidationError):
        assistant(role_="assistant", history=[{"role": "nobody"}])


def test_recursive_aliases() -> None:
    value = models().AssistantMessage(role_="assistant", tree=["a", {"b": ["c"]}])
    assert sent(value) == '{"role":"assistant","tree":["a",{"b":["c"]}]}'
    with pytest.raises(ValidationError):
        models().AssistantMessage(role_="assistant", tree=["a", 1])


def test_typed_extras_and_forbidden_ones() -> None:
    scores = models().Scores.model_validate({"total": 1, "ann": {"side": 2}})
    assert scores.ann == models().Square(side=2)
    assert sent(scores) == '{"total":1,"ann":{"side":2}}'
    with pytest.raises(ValidationError):
        models().Scores.model_validate({"total": 1, "ann": {"side": "x"}})
    with pytest.raises(ValidationError):
        models().Empty.model_validate({"a": 1})


def test_formats() -> None:
    value = models().Formats(
        date=datetime.date(2024, 1, 2),
        time=datetime.time(1, 2, 3),
        duration=datetime.timedelta(days=1, hours=2),
        uid=uuid.UUID(int=1),
        price=Decimal("1.10"),
        weight=Decimal("1.5"),
        data=b"\xfb\xff",
        url_data=b"\xfb\xff",
        code="abc",
        pair=(1, datetime.date(2024, 1, 2)),
    )
    assert sent(value) == (
        '{"date":"2024-01-02","time":"01:02:03","duration":"P1DT2H",'
        '"uid":"00000000-0000-0000-0000-000000000001","price":"1.10","weight":1.5,'
        '"data":"+/8=","url_data":"-_8=","code":"abc","pair":[1,"2024-01-02"]}'
    )
    for wrong in ({"data": "text"}, {"code": "xa"}, {"code": "A"}, {"pair": [1]}):
        with pytest.raises(ValidationError):
            models().Formats.model_validate(wrong)


def test_assembled_package_is_clean(package: Path) -> None:
    checks = (
        ["mypy", "--strict", "--no-incremental"],
        ["ruff", "check", "--isolated", "--no-cache"],
        ["black", "--check", "--quiet"],
    )
    for check in checks:
        pytest.importorskip(check[0], reason=f"{check[0]} is not installed")
        run = subprocess.run(
            [sys.executable, "-m", *check, package.name], cwd=package.parent, capture_output=True, text=True
        )
        assert run.returncode == 0, run.stdout + run.stderr
