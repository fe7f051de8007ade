"""What the app says is kept as data: every text that is asked for exists, every text is asked for, every mark means something."""

import ast
import json
import re
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from lstm_core.words.vocabulary import VOCABULARIES
from pages.server import EXCHANGING
from pages.ui.text.course import COURSE
from pages.ui.text.glossary import glossary
from pages.ui.text.language import FOLDER
from pages.ui.text.segments import in_words, segments
from pages.ui.text.texts import live_texts, text, text_segments, texts

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(path.stem for path in FOLDER.glob("*.json"))
PAGES = {page.name: page for page in EXCHANGING}
ASKING = {"text", "texts", "text_segments"}
SAID = re.compile(r"\b(?:said|saidSegments|saidTexts)\(\s*[\"`]([^\"`]+)")


def leaves(found, key):
    """Each text below a key, with its own key; the items of a list have their list's."""
    if isinstance(found, dict):
        for name, part in found.items():
            yield from leaves(part, f"{key}.{name}")
    elif isinstance(found, list):
        for part in found:
            yield from leaves(part, key)
    elif isinstance(found, str):
        yield key, found


def every_text():
    return [leaf for name in FILES if name != "glossary" for leaf in leaves(texts(name), name)]


def asked_in_python():
    """The keys that modules of pages ask for; of a computed one, what stands before the computed part."""
    for path in (ROOT / "pages").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ASKING and node.args:
                key = node.args[0]
                if isinstance(key, ast.Constant):
                    yield key.value, path
                elif isinstance(key, ast.JoinedStr):
                    first = key.values[0]
                    if isinstance(first, ast.Constant):
                        yield first.value + "…", path


def asked_in_scripts():
    for path in (ROOT / "assets" / "live").rglob("*.js"):
        for key in SAID.findall(path.read_text("utf-8")):
            name, _, rest = key.partition("${")[0].partition(".")
            yield f"{name}.live.{rest}" + ("…" if "${" in key else ""), path


@cache
def asked():
    return tuple({*asked_in_python(), *asked_in_scripts()})


def exists(key):
    name, *way = key.removesuffix("…").split(".")
    if name not in FILES:
        return False
    found = texts(name)
    for place, step in enumerate(way):
        if key.endswith("…") and place == len(way) - 1:
            return any(part.startswith(step) for part in found)
        if not isinstance(found, dict) or step not in found:
            return False
        found = found[step]
    return True


def test_every_text_that_is_asked_for_exists():
    assert len(asked()) >= 10
    assert sorted(f"{path.name}: {key}" for key, path in asked() if not exists(key)) == []


def test_every_text_is_asked_for():
    wanted = [key for key, _ in asked()]
    exact = tuple(key + "." for key in wanted if not key.endswith("…"))
    begun = tuple(key.removesuffix("…") for key in wanted if key.endswith("…"))
    # A page's lesson and its goals are read by its name.
    named = tuple(f"{page}.{part}." for page in COURSE for part in ("lesson", "live.goals"))
    unused = [key for key, _ in every_text() if not f"{key}.".startswith((*exact, *begun, *named))]
    assert unused == []


@pytest.mark.parametrize("name", FILES)
def test_every_mark_means_something_in_every_vocabulary(name):
    class Anything(dict):
        def __missing__(self, key):
            return key

    for key, template in leaves(texts(name), name):
        assert segments(template) != [] or template == "", key
        for vocabulary in VOCABULARIES:
            assert "[[" not in in_words(template, vocabulary, Anything()), key


def test_a_link_says_its_words_as_they_are_written():
    links = [
        (key, words) for key, said in every_text() for words in re.findall(r"(?<!\[)\[([^\[\]]+)\]\(", said)
    ]
    assert len(links) > 20
    assert [(key, words) for key, words in links if re.search(r"[{}*]", words)] == []


@pytest.mark.parametrize("page", COURSE)
def test_every_page_has_a_goal_three_sentences_to_remember_and_a_question(page):
    lesson = texts(f"{page}.lesson")
    assert len(lesson["recap"]) == 3 and all(lesson["recap"])
    assert lesson["goal"] and lesson["ask"].rstrip().endswith("?") and lesson["answer"]
    facts = PAGES[page].facts()
    for _, template in leaves(lesson, page):
        assert not any(isinstance(piece, dict) and "given" in piece for piece in segments(template, facts))
        assert not any(isinstance(piece, dict) and "value" in piece for piece in segments(template, facts))


@pytest.mark.parametrize("name", glossary())
def test_a_term_is_explained_and_leads_to_where_it_can_be_seen(name):
    term = glossary()[name]
    assert len(re.findall(r"[.!?](?= |$)", term.says)) == 2
    if term.page:
        assert term.page in COURSE
        query = dict(parse_qsl(term.query, keep_blank_values=True))
        address = PAGES[term.page].address()
        state, complaints = address.decode(query)
        assert complaints == ()
        assert {*query} <= {param.key for param in address.params}
        assert state.vocabulary == query.get("words", "plain")
    else:
        assert term.query == ""


def test_no_two_terms_share_a_name_or_an_explanation():
    for part in ("term", "says"):
        found = [getattr(term, part) for term in glossary().values()]
        assert len({*found}) == len(found) >= 76


def test_a_terms_address_is_that_of_its_page_and_the_first_page_stands_at_the_root():
    assert glossary()["lag"].address == "./gradients?lag=20"
    assert glossary()["gate"].address == "./gates"
    assert glossary()["lstm"].address == "./?screen=3"
    assert glossary()["divergence"].address == ""


def test_a_formulas_brackets_are_closed():
    for name, term in glossary().items():
        for opened, closed in ("{}", "()"):
            assert term.formula.count(opened) == term.formula.count(closed), name


def test_a_text_in_words_and_as_segments():
    assert text("common.onward.next", title="Day by day") == "Next: Day by day"
    assert text_segments("common.onward.next", title="x") == ["Next: ", "x"]
    assert in_words(
        "The {f.name} keeps [[lag|lags]] of the {c_prev.name}: **{n}**.", "roles", {"n": "3"}
    ) == ("The remember vector keeps lags of the long-term memory: **3**.")
    with pytest.raises(KeyError):
        in_words("{n}")
    with pytest.raises(KeyError):
        texts("common.nothing.here")
    with pytest.raises(KeyError):
        segments("[[no such term]]".replace(" ", "-"))


def test_the_browser_gets_plain_strings_where_there_are_no_marks():
    assert live_texts()["common"]["lesson"]["place"] == "{number} of {all}"


@pytest.mark.parametrize("name", FILES)
def test_no_key_stands_twice_in_an_object(name):
    def once(pairs):
        assert len({key for key, _ in pairs}) == len(pairs), [key for key, _ in pairs]
        return dict(pairs)

    json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"), object_pairs_hook=once)
