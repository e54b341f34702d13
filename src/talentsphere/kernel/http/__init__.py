"""HTTP: the app of a role, problem details, request ids, health and metrics."""

from typing import TypeVar

from litestar.di import NamedDependency
from litestar.params import SkipValidation

T = TypeVar("T")

# A service handed to a handler: `jobs: Injected[Jobs]`. The value is ours, so it is not validated again.
Injected = NamedDependency[SkipValidation[T]]
