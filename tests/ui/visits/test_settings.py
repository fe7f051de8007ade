"""What undo takes back of a state: its settings, not where one is looking."""

from dataclasses import dataclass, replace

from pages.ui.visits.settings import Settings, view


@dataclass(frozen=True)
class Book(Settings):
    title: str
    vocabulary: str = "plain"
    page: int = view(1)
    mark: int | None = view(None)


def test_only_settings_count_as_a_difference():
    book = Book("Emma")
    assert book.same_settings(replace(book, page=9, mark=3))
    assert not book.same_settings(replace(book, title="Persuasion"))
    assert not book.same_settings(replace(book, vocabulary="z"))


def test_settings_are_taken_over_and_the_look_stays():
    assert Book("Emma", page=9, mark=3).with_settings_of(Book("Persuasion", "z", 2)) == Book(
        "Persuasion", "z", 9, 3
    )
