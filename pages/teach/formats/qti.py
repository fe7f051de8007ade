"""A sheet as a QTI 2.1 package: an item for each question of each variant, and a test that draws a variant of each. Pure.

Format: IMS Global, "Question and Test Interoperability Assessment Test, Section and Item Information Model" and "XML Binding",
version 2.1 final (2012), and "Content Packaging" 1.1.4 for the manifest. An item declares a ``float`` response for each
number, compares it with ``equal`` in ``absolute`` tolerance, the right number first and then each recognised mistake, and shows
``modalFeedback`` for what it found. A text field per number, one score per number.

Written here and not by text2qti (BSD licence, well kept): that one writes Canvas's QTI 1.2, where a question asks for one number
and can say one thing to all wrong ones; what a mistake gives could not be recognised.
"""

from __future__ import annotations

import io
import zipfile
from xml.etree.ElementTree import Element, indent, tostring

from lstm_core.exercises import Exercise
from pages.teach.formats import qti_answers as answers
from pages.teach.formats.worked import worked
from pages.teach.sheet import question, wording
from pages.teach.sheet.markup import node
from pages.teach.sheet.order import exercises
from pages.teach.state import TeachState
from pages.ui.text.texts import text

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
TEST = "test.xml"
_NEVER = (1980, 1, 1, 0, 0, 0)


def qti_file(state: TeachState, title: str) -> bytes:
    """The package as a zip file; the same sheet gives the same bytes."""
    drawn = [exercises(state.order, variant) for variant in range(1, state.variants + 1)]
    files = {"imsmanifest.xml": _manifest(state), TEST: _test(state, title)}
    for variant, questions in enumerate(drawn, 1):
        for place, exercise in enumerate(questions, 1):
            files[_file(place, variant)] = item(exercise, place, variant, state.vocabulary)
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, root in files.items():
            about = zipfile.ZipInfo(name, _NEVER)
            about.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(about, tostring(root, encoding="utf-8", xml_declaration=True))
    return content.getvalue()


def _identifier(place: int, variant: int) -> str:
    return f"question-{place:02}-variant-{variant:02}"


def _file(place: int, variant: int) -> str:
    return f"items/{_identifier(place, variant)}.xml"


def _places(state: TeachState) -> list[tuple[int, list[int]]]:
    """Each question's place on the sheet with all its variants."""
    variants = list(range(1, state.variants + 1))
    return [(place, variants) for place in range(1, state.order.questions + 1)]


def item(exercise: Exercise, place: int, variant: int, vocabulary: str) -> Element:
    """One exercise."""
    fields = [answers.field(exercise, asked, vocabulary) for asked in exercise.asked]
    kind = wording.title_of(exercise.kind)
    return node(
        "assessmentItem",
        *(field.declaration for field in fields),
        answers.outcome("SCORE", "float", "0"),
        answers.outcome("MAXSCORE", "float", str(len(fields))),
        answers.outcome(answers.SAID, "identifier", cardinality="multiple"),
        node(
            "itemBody",
            node(
                "div",
                wording.task_of(exercise, vocabulary),
                question.given(exercise, vocabulary),
                *(field.body for field in fields),
            ),
        ),
        node("responseProcessing", *(field.processing for field in fields), answers.say(answers.SOLUTION)),
        *(feedback for field in fields for feedback in field.feedback),
        answers.feedback(answers.SOLUTION, worked(exercise, vocabulary)),
        xmlns=QTI,
        identifier=_identifier(place, variant),
        title=text("teach.bank.name", n=str(place), kind=kind, variant=str(variant)),
        adaptive="false",
        timeDependent="false",
    )


def _test(state: TeachState, title: str) -> Element:
    sections = [
        node(
            "assessmentSection",
            node("selection", select="1"),
            *(
                node("assessmentItemRef", identifier=_identifier(place, variant), href=_file(place, variant))
                for variant in variants
            ),
            identifier=f"place-{place:02}",
            title=str(place),
            visible="false",
        )
        for place, variants in _places(state)
    ]
    part = node(
        "testPart", *sections, identifier="sheet", navigationMode="nonlinear", submissionMode="individual"
    )
    made = node("assessmentTest", part, xmlns=QTI, identifier="gatewise", title=title)
    indent(made)
    return made


def _manifest(state: TeachState) -> Element:
    files = [_file(place, variant) for place, variants in _places(state) for variant in variants]
    resources = [
        node("resource", node("file", href=name), identifier=f"r-{number}", type="imsqti_item_xmlv2p1", href=name)
        for number, name in enumerate(files, 1)
    ]  # fmt: skip
    test = node(
        "resource",
        node("file", href=TEST),
        *(node("dependency", identifierref=each.get("identifier")) for each in resources),
        identifier="r-test",
        type="imsqti_test_xmlv2p1",
        href=TEST,
    )
    made = node(
        "manifest",
        node("metadata", node("schema", "QTIv2.1 Package"), node("schemaversion", "1.0.0")),
        node("organizations"),
        node("resources", test, *resources),
        xmlns=PACKAGE,
        identifier="gatewise-sheet",
    )
    indent(made)
    return made
