"""The pages of the API, drawn from a document like ours."""

import gzip

import pytest
from litestar.testing import AsyncTestClient
from lxml import html as lxml_html

from talentsphere.kernel.errors import AppError
from talentsphere.web.info.reference.codes import error_codes
from talentsphere.web.info.reference.fields import fields, objects
from talentsphere.web.info.reference.operations import reference
from talentsphere.web.info.reference.types import anchor_of, object_name, pieces
from web.jobs import stage

REF = "#/components/schemas/"
PAGE = "Page_talentsphere.services.jobs.contract.postings.JobCard_"
DOCUMENT = {
    "paths": {
        "/api/v1/jobs": {
            "post": {
                "tags": ["jobs"],
                "summary": "CreateJobDraft",
                "description": "Writes a draft.",
                "requestBody": {"content": {"application/json": {"schema": {"$ref": f"{REF}JobDraft"}}}},
                "responses": {
                    "201": {"content": {"application/json": {"schema": {"$ref": f"{REF}Job"}}}},
                    "4XX": {"content": {"application/problem+json": {"schema": {"$ref": f"{REF}Problem"}}}},
                },
            },
            "get": {
                "tags": ["search"],
                "summary": "Jobs",
                "parameters": [
                    {"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20}},
                    {"name": "job_id", "in": "path", "required": True, "schema": {"type": "string", "format": "uuid"}},
                ],
                "responses": {"200": {"content": {"application/json": {"schema": {"$ref": f"{REF}{PAGE}"}}}}},
            },
        },
        "/api/v1/users/me": {"delete": {"tags": ["users"], "summary": "Delete", "responses": {"204": {}}}},
    },
    "components": {
        "schemas": {
            "JobDraft": {
                "properties": {"note": {"type": "string"}, "pay": {"oneOf": [{"$ref": f"{REF}Pay"}, {"type": "null"}]}, "title": {"type": "string"}},
                "required": ["title"],
            },
            "Job": {"description": "A <posting>.", "properties": {"draft": {"$ref": f"{REF}JobDraft"}}},
            "Pay": {"properties": {"min": {"type": "number"}}},
            PAGE: {"properties": {"items": {"type": "array", "items": {"$ref": f"{REF}Job"}}}},
            "Problem": {"properties": {"code": {"type": "string"}}},
            "Unused": {"properties": {}},
        }
    },
}  # fmt: skip


def words(schema):
    return "".join(piece.text for piece in pieces(schema))


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, "text"),
        ({"type": "string", "format": "date-time"}, "date and time"),
        ({"type": ["null", "string"], "enum": ["a", None]}, '"a" or null'),
        ({"type": ["string", "null"]}, "text or null"),
        ({"oneOf": [{"type": "integer"}, {"type": "null"}]}, "whole number or null"),
        ({"anyOf": [{"type": "boolean"}]}, "true or false"),
        ({"allOf": [{"$ref": f"{REF}Pay"}]}, "Pay"),
        ({"const": 1}, "1"),
        ({"type": "array", "items": {"$ref": f"{REF}Pay"}}, "list of Pay"),
        ({"type": "array"}, "list of any value"),
        ({"type": "object", "additionalProperties": {"type": "number"}}, "object of number"),
        ({"type": "object"}, "object"),
        ({}, "any value"),
    ],
)
def test_types_are_said_in_words(schema, expected):
    assert words(schema) == expected


def test_generic_objects_get_readable_names():
    assert object_name(PAGE) == "Page of JobCard"
    assert anchor_of(PAGE) == "object-page-of-jobcard"
    assert object_name("JobDraft") == "JobDraft"


def test_required_fields_come_first_with_their_limits_and_defaults():
    listed = fields(DOCUMENT["components"]["schemas"]["JobDraft"])
    assert [(field.name, field.required) for field in listed] == [
        ("title", True),
        ("note", False),
        ("pay", False),
    ]
    [search] = [service for service in reference(DOCUMENT).services if service.name == "search"]
    [limit] = search.operations[0].query_fields
    assert (limit.limits, limit.default) == ("1–100", "20")
    assert [field.name for field in search.operations[0].path_fields] == ["job_id"]


def test_objects_are_those_that_answers_lead_to():
    names = [item.name for item in reference(DOCUMENT).objects]
    assert names == ["Job", "JobDraft", "Page of JobCard", "Pay", "Problem"]
    assert objects({}, ["Missing"]) == ()


def test_services_stand_in_the_order_of_the_registry():
    services = reference(DOCUMENT).services
    assert [service.name for service in services] == ["users", "jobs", "search"]
    assert services[1].operations[0].name == "Create job draft"
    assert [answer.status for answer in services[1].operations[0].answers] == ["201"]


def test_every_code_of_an_error_is_explained_once():
    codes = error_codes()
    names = [known.code for known in codes]
    assert len(names) == len(set(names))
    assert {"not_found", "invalid", "malformed", "internal_error", "job_not_found", "too_large"} <= set(names)
    assert [known.status for known in codes] == sorted(known.status for known in codes)
    assert (
        next(known for known in codes if known.code == "not_found").title
        == "There is nothing at this address"
    )


def test_errors_of_tests_are_none_of_ours():
    class Strange(AppError):
        code = "strange_error_of_a_test"

    assert Strange.code not in {known.code for known in error_codes()}


async def docs(cast):
    async with AsyncTestClient(cast.app()) as client:
        return await client.get("/api/v1/docs")


async def test_the_reference_links_every_type_to_its_object():
    document = lxml_html.document_fromstring((await docs(stage.Cast(api=lambda: DOCUMENT))).text)
    ids = document.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in document.xpath("//a/@href") if href.startswith("#") and href != "#"}
    assert targets <= set(ids)
    assert {"not_found", "object-problem", "post-jobs", "jobs"} <= set(ids)
    assert "A <posting>." in document.text_content()


async def test_the_reference_is_drawn_once():
    asked = []

    def api():
        asked.append(1)
        return DOCUMENT

    cast = stage.Cast(api=api)
    async with AsyncTestClient(cast.app()) as client:
        for _ in range(3):
            assert (await client.get("/api/v1/docs")).status_code == 200
    assert asked == [1]


async def test_the_reference_of_the_whole_api_is_light():
    answer = await docs(stage.Cast(api=stage.api_document))
    assert len(gzip.compress(answer.content, mtime=0)) < 60_000
    paths = lxml_html.document_fromstring(answer.text).xpath("//section//p/code/text()")
    assert "/api/v1/recruitment/jobs/{job_id}/board" in paths


async def test_the_first_page_names_limits_services_and_the_document():
    async with AsyncTestClient(stage.Cast().app()) as client:
        document = lxml_html.document_fromstring((await client.get("/api/v1")).text)
    assert "most addresses: 10 a second, 20 at once" in document.text_content()
    assert "/api/v1/docs#jobs" in document.xpath("//a/@href")
    assert "/api/v1/openapi.json" in document.xpath("//a/@href")
    assert "web" not in [link.text_content() for link in document.xpath("//li/a")]
