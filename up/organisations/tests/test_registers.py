"""Numbers of official registers: what is accepted, kept, and said of what is not."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from up.organisations import registers

digits = st.text("0123456789", min_size=8, max_size=8)


def refusal(register: str, text: str) -> str:
    with override("en"), pytest.raises(ValidationError) as caught:
        registers.check(register, text)
    return str(caught.value.messages[0])


@pytest.mark.parametrize(
    ("register", "text", "kept", "shown"),
    [
        ("siren", "552 100 554", "552100554", "552 100 554"),
        ("siret", "732 829 320 00074", "73282932000074", "732 829 320 00074"),
        ("siret", "35600000049837", "35600000049837", "356 000 000 49837"),  # La Poste has a rule of its own
        ("rna", "w571001234", "W571001234", "W571001234"),
        ("rna", "W9R2003405", "W9R2003405", "W9R2003405"),
        ("uid", "CHE-100.155.212", "CHE100155212", "CHE-100.155.212"),
        ("bn", "12302 6635 RC 0001", "123026635RC0001", "123026635RC0001"),
    ],
)
def test_real_numbers_are_kept_compact_and_shown_as_on_paper(register: str, text: str, kept: str, shown: str) -> None:
    assert registers.check(register, text) == kept
    assert registers.spaced(register, kept) == shown


@pytest.mark.parametrize(
    ("register", "text", "sentence"),
    [
        ("siren", "552100555", "check digit"),
        ("siren", "55210055", "9 digits"),
        ("siren", "rien du tout", "9 digits"),
        ("siret", "552100554", "14 digits"),
        ("siret", "73282932000075", "check digit"),
        ("rna", "571001234", "the letter W"),
        ("rna", "W57100123", "the letter W"),
        ("rna", "W3C1001234", "the letter W"),
        ("uid", "CHE-100.155.213", "check digit"),
        ("uid", "100155212000", "CHE-123.456.788"),
        ("bn", "123026636", "check digit"),
        ("bn", "1230266", "9 digits"),
    ],
)
def test_wrong_numbers_get_one_sentence(register: str, text: str, sentence: str) -> None:
    assert sentence in refusal(register, text)


@given(digits)
def test_any_siren_with_its_check_digit_is_accepted_and_any_other_digit_refused(start: str) -> None:
    right = luhn.calc_check_digit(start)
    assert registers.check("siren", start + right) == start + right
    for digit in set("0123456789") - {right}:
        with pytest.raises(ValidationError):
            registers.check("siren", start + digit)


@given(digits, st.integers(0, 7), st.integers(1, 9))
def test_one_mistyped_digit_of_a_siren_is_always_found(start: str, place: int, shift: int) -> None:
    number = start + luhn.calc_check_digit(start)
    mistyped = number[:place] + str((int(number[place]) + shift) % 10) + number[place + 1 :]
    with pytest.raises(ValidationError):
        registers.check("siren", mistyped)


@given(st.sampled_from(sorted(registers.SHAPES)), st.text(max_size=40))
def test_what_is_accepted_is_short_and_accepted_again(register: str, text: str) -> None:
    with suppress(ValidationError):
        kept = registers.check(register, text)
        assert len(kept) <= 20
        assert registers.check(register, kept) == kept


def test_which_registers_a_country_has() -> None:
    assert list(registers.of_country("FR")) == ["siren", "siret", "rna"]
    assert list(registers.of_country("CH")) == ["uid"]
    assert list(registers.of_country("DE")) == []
