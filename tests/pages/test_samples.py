"""The known pages come out byte for byte, and corrected ones differ only where the known ones are wrong."""

from __future__ import annotations

from difflib import SequenceMatcher

from tests.pages.flavours import TARGETS, Flavour, openai_document, pages, sample_pages


@TARGETS
def test_a_verbatim_page_is_the_known_page(flavour: Flavour) -> None:
    known = (sample_pages() / flavour.sample).read_text("utf-8")
    written = pages(openai_document(), flavour, "verbatim", **flavour.sample_options)
    assert written[flavour.page] == known


@TARGETS
def test_a_corrected_page_differs_only_where_the_known_page_is_wrong(flavour: Flavour) -> None:
    known = (sample_pages() / flavour.sample).read_text("utf-8").split("\n")
    written = pages(openai_document(), flavour, "corrected", **flavour.sample_options)[flavour.page].split(
        "\n"
    )
    touched: set[int] = set()
    for tag, start, end, first, last in SequenceMatcher(a=known, b=written, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        # What is put in stands for the line that it comes after or before.
        lines = set(range(start + 1, end + 1)) or {start, start + 1} & set(flavour.errata)
        assert lines, f"{flavour.sample}:{start}: added without a reason: {written[first:last]}"
        touched |= lines
        for line in sorted(lines):
            print(f"{flavour.sample}:{line}: {flavour.errata.get(line, 'NO REASON')}")
        for text in known[start:end]:
            print(f"  - {text}")
        for text in written[first:last]:
            print(f"  + {text}")
    assert touched, "nothing was corrected"
    assert sorted(touched - set(flavour.errata)) == []
