"""Frozen dataclasses to JSON and back: strict, every error with its place, nothing unknown lost."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import IntEnum, StrEnum
from operator import attrgetter
from typing import Any, Final, TypeVar, cast

import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from witnessmark.base.errors import BadInput
from witnessmark.base.json import Json, JsonObject

FIRST_YEAR: Final = 1800
LAST_YEAR: Final = 2999

T = TypeVar("T")


def encode(value: object) -> Json:
    """Return `value` as JSON: defaults left out, dates as ISO 8601, unknown fields as they came."""
    return cast(Json, _CONVERTER.unstructure(value))


def decode(raw: Json, into: type[T], *, where: str) -> T:
    """Return `raw` as an `into`, keeping unknown keys in its field `unknown` where it has one.

    Raises BadInput that names `where` and the path of each wrong value.
    """
    try:
        return _CONVERTER.structure(raw, into)
    except cattrs.BaseValidationError as error:
        faults = cattrs.transform_error(error, path=where, format_exception=_fault)
        raise _refusal(where, faults) from error
    except (TypeError, ValueError, KeyError) as error:
        raise _refusal(where, [_fault(error, None)]) from error


def _refusal(where: str, faults: list[str]) -> BadInput:
    shown = "; ".join(faults[:3]) + (f"; and {len(faults) - 3} more" if len(faults) > 3 else "")
    return BadInput(f"{where} cannot be read: {shown}.", remedy="Correct these values.")


def _fault(error: BaseException, _type: object) -> str:
    if isinstance(error, KeyError):
        return f"the field {error} is missing"
    return error.message if isinstance(error, BadInput) else str(error)


def _strict(kind: type) -> Callable[[object, object], object]:
    def structure(value: object, _type: object) -> object:
        if type(value) is not kind:
            raise ValueError(f"{kind.__name__} expected, not {str(value)[:60]!r}")
        return value

    return structure


def _float(value: object, _type: object) -> float:
    if type(value) not in (int, float):
        raise ValueError(f"a number expected, not {str(value)[:60]!r}")
    return float(cast(float, value))


def _choice(value: object, kind: Callable[[object], object]) -> object:
    return kind(value)


def _date(value: object, _type: object) -> date:
    return _possible(date.fromisoformat(cast(str, _strict(str)(value, str))))


def _possible(day: date) -> date:
    """Return `day`; nothing of a case happened, or is due, outside of these years."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"the year {day.year} is not between {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _moment(value: object, _type: object) -> datetime:
    moment = datetime.fromisoformat(cast(str, _strict(str)(value, str)))
    if moment.tzinfo is None:
        raise ValueError(f"the time {value!r} has no zone")
    _possible(moment)
    return moment


def _is_json_object(kind: Any) -> bool:
    return bool(kind == Mapping[str, Json])


def _json_object(value: object, _type: object) -> Mapping[str, Json]:
    if not isinstance(value, Mapping):
        raise ValueError(f"named fields expected, not {str(value)[:60]!r}")
    return value


def _structure_dataclass(cls: type) -> Callable[[Any, Any], Any]:
    known = {field.name for field in fields(cls)} - {"unknown"}
    plain: Callable[[Any, Any], Any] = make_dict_structure_fn(
        cls, _CONVERTER, **_without_unknown(cls)
    )

    def structure(raw: Any, kind: Any) -> Any:
        if not isinstance(raw, Mapping):
            raise ValueError(f"named fields expected, not {str(raw)[:60]!r}")
        rest = {key: raw[key] for key in raw if key not in known}
        if not rest:
            return plain(raw, kind)
        value = plain({key: raw[key] for key in raw if key in known}, kind)
        if not _keeps_unknown(cls):
            raise ValueError(f"{', '.join(rest)} is not a field of {cls.__name__.lower()}")
        return replace(value, unknown=rest)

    return structure


def _unstructure_dataclass(cls: type) -> Callable[[Any], JsonObject]:
    plain: Callable[[Any], JsonObject] = make_dict_unstructure_fn(
        cls, _CONVERTER, _cattrs_omit_if_default=True, **_without_unknown(cls)
    )

    def unstructure(value: Any) -> JsonObject:
        return {**plain(value), **getattr(value, "unknown", {})}

    return unstructure


def _keeps_unknown(cls: type) -> bool:
    return any(field.name == "unknown" for field in fields(cls))


def _without_unknown(cls: type) -> dict[str, Any]:
    return {"unknown": override(omit=True)} if _keeps_unknown(cls) else {}


_CONVERTER = cattrs.Converter()
for _kind in (str, int, bool):
    _CONVERTER.register_structure_hook(_kind, _strict(_kind))
for _enum in (StrEnum, IntEnum):
    _CONVERTER.register_structure_hook(_enum, _choice)
    _CONVERTER.register_unstructure_hook(_enum, attrgetter("value"))
_CONVERTER.register_structure_hook(float, _float)
_CONVERTER.register_structure_hook(date, _date)
_CONVERTER.register_structure_hook(datetime, _moment)
_CONVERTER.register_unstructure_hook(date, date.isoformat)
_CONVERTER.register_unstructure_hook(datetime, datetime.isoformat)
_CONVERTER.register_structure_hook_func(_is_json_object, _json_object)
_CONVERTER.register_unstructure_hook_func(_is_json_object, dict)
_CONVERTER.register_structure_hook_factory(is_dataclass, _structure_dataclass)
_CONVERTER.register_unstructure_hook_factory(is_dataclass, _unstructure_dataclass)
