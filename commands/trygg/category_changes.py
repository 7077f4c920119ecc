"""What is done with a category: renamed, retired, restored or given synonyms – each told first, and undone."""

from collections.abc import Iterator, Mapping
from functools import partial

from commands.kit.card import RecordKind
from commands.kit.fields import FormField, FreeText, ShortText
from commands.kit.form import RecordForm, Values
from commands.reader import Reader
from commands.request import Request, id_in
from commands.response import Reply, Response
from commands.trygg.names import fault_in, names_faults, names_in
from commands.vocabulary.blocks import Block, Button, section, short_message
from commands.vocabulary.text import escape
from domain.categories import Category
from domain.incidents import LONGEST_NAME
from domain.refusals import Refusal
from services.categories import (
    give_synonyms,
    rename,
    renaming_fault,
    restore,
    retire,
    synonyms_fault,
    undo,
)
from storage.store import Store
from storage.tables import HistoryEntry

UNDO = "categories.undo"
CATEGORY = RecordKind[Category](
    lambda store, number, _viewer, _changing: store.categories.known().numbered(number),
    lambda category, reader: escape(category.name(reader.language)),
    lambda _category: (),
    lambda _category: False,
    unknown="register-unknown",
    not_yours="coordinators-none",
    over="register-unknown",
)


def counted(category: Category, reader: Reader, store: Store) -> str:
    """Write '12 händelser och 2 problem': what is told in the category; '' for nothing."""
    return write_counts(store.categories.references().get(category.key, {}), reader)


def write_counts(found: Mapping[str, int], reader: Reader) -> str:
    """Write how many there are of each table."""
    return reader.list(reader.say("register-count", what=each, count=count) for each, count in found.items())


def undo_category(request: Request, store: Store) -> Response:
    """Undo the change that the button was shown for; raises Refusal where it is too late."""
    entry = store.history.find(id_in(request.value) or 0)
    if entry is None:
        raise Refusal("register-undo-changed")
    category = undo(store, entry, by=request.user, now=request.now)
    words = request.reader.rich("register-undone", name=category.name(request.reader.language))
    return Reply(short_message(words, _show(category, request, store)))


def _show(category: Category, request: Request, store: Store) -> Button:
    number = store.categories.known().number_of(category)
    return Button("categories.show", request.reader.say("button-show"), str(number))


def _done(entry: HistoryEntry, key: str, request: Request, store: Store, category: Category) -> Response:
    """Answer with what was done, and the button that undoes it."""
    fresh, language = store.categories.known().by_key[category.key], request.reader.language
    words = request.reader.rich(key, before=category.name(language), name=fresh.name(language))
    undoing = Button(UNDO, request.reader.say("register-undo"), str(entry.id))
    return Reply(short_message(words, undoing, _show(fresh, request, store)))


def _ask_name(category: Category, request: Request, store: Store) -> Iterator[FormField | Block]:
    reader, known = request.reader, store.categories.known()
    heading = known.headings[category.group].name(reader.language)
    if len(known.kinds_of([category.group])) > 1:
        key = "categories-heading" if category.is_heading else "categories-kind"
        yield section(reader.rich(key, heading=heading))
    name, hint = category.name(reader.language), "register-name-hint"
    yield ShortText("name", "register-name", value=name, most=LONGEST_NAME, needed="name-missing", hint=hint)


def _faults_of_name(category: Category, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    name = values["name"] or ""
    fault = fault_in(name) or renaming_fault(store.categories.known(), category, name)
    return {"name": fault} if fault else {}


def _ask_synonyms(category: Category, _request: Request, _store: Store) -> Iterator[FormField]:
    words = "\n".join(category.synonyms)
    yield FreeText("names", "categories-synonyms-label", value=words, hint="categories-synonyms-hint")


def _faults_of_synonyms(category: Category, values: Values, _request: Request, store: Store) -> dict[str, Refusal]:
    fault = synonyms_fault(store.categories.known(), category, names_in(values))
    return names_faults(values) or ({"names": fault} if fault else {})


def _tell_retired(category: Category, request: Request, store: Store) -> Iterator[Block]:
    holds = counted(category, request.reader, store)
    yield section(request.reader.rich("register-retire-keeps" if holds else "register-retire-empty", holds=holds))


def _tell_restored(_category: Category, request: Request, _store: Store) -> Iterator[Block]:
    yield section(request.reader.rich("register-restore-tells"))


def _rename(category: Category, values: Values, request: Request, store: Store) -> Response:
    entry = rename(store, category, values["name"], by=request.user, now=request.now)
    return _done(entry, "register-renamed", request, store, category)


def _give_synonyms(category: Category, values: Values, request: Request, store: Store) -> Response:
    entry = give_synonyms(store, category, names_in(values), by=request.user, now=request.now)
    return _done(entry, "categories-synonyms-saved", request, store, category)


def _retire(category: Category, _values: Values, request: Request, store: Store) -> Response:
    entry = retire(store, category, by=request.user, now=request.now)
    return _done(entry, "register-retired-now", request, store, category)


def _restore(category: Category, _values: Values, request: Request, store: Store) -> Response:
    entry = restore(store, category, by=request.user, now=request.now)
    return _done(entry, "register-restored-now", request, store, category)


_form = partial(RecordForm, CATEGORY)
RENAME = _form("categories.rename", "register-rename", _ask_name, _rename, faults=_faults_of_name)
SYNONYMS = _form(
    "categories.synonyms", "categories-synonyms", _ask_synonyms, _give_synonyms, faults=_faults_of_synonyms
)
RETIRE = _form("categories.retire", "register-retire", _tell_retired, _retire, label="register-retire")
RESTORE = _form("categories.restore", "register-restore", _tell_restored, _restore, label="register-restore")
FORMS = (RENAME, SYNONYMS, RETIRE, RESTORE)
