"""HTTP: the app of a role, problem details, request ids, health and metrics."""

from typing import Annotated, TypeVar

from litestar.params import Dependency

T = TypeVar("T")

# A service handed to a handler: `jobs: Injected[Jobs]`. The value is ours, so it is not validated again.
Injected = Annotated[T, Dependency(skip_validation=True)]
