"""Words of names, and prose for comments."""

from __future__ import annotations

import random
import textwrap

import pytest

from specloom.targets.kit.text import clean, first_sentence, one_line, reflow, split_cased, split_words, wrap


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("getHTTPStatus", "get http status"),
        ("create-realtime-session", "create realtime session"),
        ("OpenAIFile", "open ai file"),
        ("URLs", "urls"),
        ("IDs", "ids"),
        ("v1.2", "v1 2"),
        ("2fa", "2fa"),
        ("+1", "plus 1"),
        ("-1", "minus 1"),
        ("a__b", "a b"),
        ("Über", "uber"),
        ("created_at>=", "created at at least"),
        ("~~", "tilde tilde"),
        ("名前", "u540d u524d"),
        ("", ""),
    ],
)
def test_words(raw: str, words: str) -> None:
    assert " ".join(split_words(raw)) == words


def test_words_keep_their_case_on_request() -> None:
    assert split_cased("OpenAIFile") == ("Open", "AI", "File")


def test_different_foreign_names_stay_different() -> None:
    assert split_words("名前") != split_words("名称")


@pytest.mark.parametrize("character", ["\x00", "\x1b", "\u202e", "\u2066", "\ufeff", "\u200b"])
def test_characters_that_deceive_are_removed(character: str) -> None:
    assert clean(f"a{character}b") == "ab"


@pytest.mark.parametrize("end", ["\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_line_end_is_a_newline(end: str) -> None:
    assert clean(f"a{end}b") == "a\nb"
    assert one_line(f"a{end}b") == "a b"


def test_a_lone_surrogate_can_be_written() -> None:
    clean("a\ud800b").encode("utf-8")


def test_paragraphs_are_joined_and_wrapped() -> None:
    text = "one two three\nfour five six\n\n\n\nseven"
    assert reflow(text, 20) == ("one two three four", "five six", "", "seven")


def test_lists_keep_their_items_and_code_its_lines() -> None:
    text = "* one two three\n* four\n\n```\nx  =  1\n```\n"
    assert reflow(text, 25) == ("* one two three", "* four", "", "```", "x  =  1", "```")


def test_the_first_sentence_ends_at_a_full_stop_before_a_capital() -> None:
    assert first_sentence("Lists files, e.g. images. More\nwords.") == "Lists files, e.g. images."


@pytest.mark.parametrize("seed", range(200))
def test_wrapping_is_that_of_the_standard_library(seed: int) -> None:
    generator = random.Random(seed)
    signs = generator.choice(["ab", "a-b\u00a0", "a. ", "a\tb"])
    lengths = [generator.randint(1, generator.choice((4, 12, 60))) for _ in range(generator.randint(0, 40))]
    text = " ".join("".join(generator.choice(signs) for _ in range(length)) for length in lengths).strip()
    first, others = generator.choice([("", ""), ("  ", "  "), ("", "    ")])
    width = generator.randint(20, 90)
    expected = textwrap.wrap(
        text,
        width=width,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
    assert wrap(text, width, first, others) == expected
