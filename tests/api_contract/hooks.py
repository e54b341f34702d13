"""Loaded by schemathesis: calls bear a person's token and real ids, known good calls come first, answers are counted.

`CONTRACT_PLAN` names a JSON file: `token` (or null), `tokens` for calls that end a session, `ids` by the name of the
parameter, `examples` by operation; `CONTRACT_COUNTS` the file that gets the counts of statuses by operation.
"""

import atexit
import json
import os
import random
import re
import uuid
from collections import Counter, defaultdict
from pathlib import Path

import schemathesis

_PLAN = json.loads(Path(os.environ["CONTRACT_PLAN"]).read_text())
_ANSWERS = defaultdict(Counter)
_CHOOSE = random.Random(5)
_WRONG_TYPE = re.compile(r"in body - (?P<field>\w+): Incorrect type")
_ENDING = {
    "POST /api/v1/auth/logout": "signed_out",
    "POST /api/v1/auth/password": "spare",
    "POST /api/v1/auth/email": "mover",
    "DELETE /api/v1/auth/account": "leaver",
}


@schemathesis.hook
def before_add_examples(context, examples):
    for example in _PLAN["examples"].get(context.operation.label, ()):
        examples.insert(0, _case(context.operation, example))


def _case(operation, example):
    body = example.get("body")
    given = {}
    if body is not None:
        [media_type] = operation.definition.raw["requestBody"]["content"]
        if media_type.startswith("multipart/"):
            body = {name: _content(value) for name, value in body.items()}
        given = {"body": body, "media_type": media_type}
    return operation.Case(
        path_parameters=example.get("path", {}), query=example.get("query", {}), headers={}, cookies={}, **given
    )  # fmt: skip


def _content(value):
    if isinstance(value, dict):
        return Path(value["file"]).read_bytes()
    return json.dumps(value) if isinstance(value, bool) else value


@schemathesis.hook
def before_call(context, case, kwargs):
    label = context.operation.label
    token = _PLAN["tokens"].get(_ENDING[label]) if label in _ENDING else _PLAN["token"]
    if token:
        case.headers = {**(case.headers or {}), "Authorization": f"Bearer {token}"}
    known = [example.get("path", {}) for example in _PLAN["examples"].get(label, ())]
    if case.path_parameters and case.path_parameters not in known:
        case.path_parameters = {name: _id(label, name, value) for name, value in case.path_parameters.items()}


def _id(label, name, value):
    """A real id in place of most made-up ones; what is no id at all stays.

    Only the good examples delete: schemathesis learns ids from answers, and would sign the person out.
    """
    ids = _PLAN["ids"].get(name)
    try:
        uuid.UUID(str(value))
    except ValueError:
        return value
    if label.startswith("DELETE "):
        return str(uuid.UUID(int=_CHOOSE.getrandbits(128), version=4))
    if not ids or _CHOOSE.random() < 0.1:
        return value
    return _CHOOSE.choice(ids)


@schemathesis.hook
def filter_failure(context, failure, case, response):
    """Drops one kind: bodies are read leniently, so 0 counts as false and "5" as 5, which a schema can't say."""
    found = _WRONG_TYPE.search(failure.message)
    lenient = found and isinstance(case.body, dict) and _is_other_spelling(case.body.get(found["field"]))
    return not lenient


def _is_other_spelling(value):
    return isinstance(value, bool | int | float) or (
        isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?|true|false|null", value, re.IGNORECASE)
    )


@schemathesis.hook
def after_call(context, case, response):
    if case.method.upper() == context.operation.method.upper():
        _ANSWERS[context.operation.label][str(response.status_code)] += 1


@atexit.register
def _write():
    Path(os.environ["CONTRACT_COUNTS"]).write_text(json.dumps(_ANSWERS, indent=1, sort_keys=True))
