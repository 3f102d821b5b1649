"""Where sentences end: each row is a text with a bar at every boundary, spaced where the text has a space."""

from __future__ import annotations

import pytest

from sourcebook.records import Report
from sourcebook.segment import segment

ROWS = [
    # plain
    "Three men were shot. | Two died. | Nobody was arrested",
    "Was it a bomb? | No! | It was a gas bottle.",
    "No stop at all",
    # titles, initials and names
    "Gen. Omar Lodin met Lt. Col. Idris Haval near St. Anne in Kunduz. | He left.",
    "Dr. Amina Sule and Mr. R. K. Tamang of Kumbo died. | They were brothers.",
    "Police named him as Ahmed A. Saddar. | Maj. Michael S. Raj agreed.",
    "Sh. Yusuf of Baidoa was released. | Brig. Gen. Tal Oren denied it.",
    # short forms that may end a sentence
    "The convoy belonged to Sahel Haulage Ltd. of Gao. | It was empty.",
    "The convoy belonged to Sahel Haulage Ltd. | The driver fled.",
    "The U.S. Army and the U.N. Mission withdrew. | They left trucks.",
    "The men were flown to the U.S. | The others stayed in Goma.",
    "They were freed on Jan. 5 near Sibi. | One was ill. | Police searched the area.",
    "They were freed in Jan. | The ransom was paid.",
    "It struck at 9 p.m. Tuesday near Mopti. | It was dark.",
    "It struck at 9 p.m. | Police closed the road.",
    "It struck at 10.45 a.m. GMT in Mosul. | No one was hurt.",
    "Several groups, i.e. Three Rivers Front and others, e.g. Lodin's men, signed. | It held.",
    # numbers
    "They found 3.5 kg of powder at 3.30 pm. | It was burned.",
    "House No. 12 in Ward No. 4 was searched. | The answer was no. | Nothing was found.",
    "They paid Rs. 50000 for him. | 30 others wait.",
    "1. The bus was stopped. | It was burned.",
    "(b) The bus was stopped. | It was burned.",
    "2.3. The bus was stopped. | It was burned.",
    # quotes, brackets, ellipses
    '"We left." | He gave no reason.',
    '"Why us?" she asked. | Nobody answered.',
    "He said: “We will stay.” | “Nobody will move us.” | They moved.",
    "The post fell (it was empty.) | Then it rained.",
    "They waited... and waited. | They left... | Nobody came.",
    "They waited… | Nobody came.",
    # a missing space
    "The blast hit Kech District.|The police closed the road.",
    "Five were held (two of them women).|A sixth fled.",
    "See www.example.org and mail to desk@example.org. | Version 2.Beta is old.",
    # other scripts
    "قتل ثلاثة جنود؟ | لا أحد يعرف. | انتهى",
    "تین افراد ہلاک ہوئے۔ | پولیس پہنچ گئی۔",
    "तीन लोग मारे गए। | पुलिस पहुँची।",
    "Tres soldados murieron en Arauca. | ¿Quién fue? | «Nadie sabe», dijo el Sr. Ortega.",
    # capitals
    "THE U.S. EMBASSY WAS HIT.  | COL. JOSE S. RAMOS SAID IT IS SAFE.  | HE LEFT AT 5 P.M. YESTERDAY.",
    "THE BRIDGE AT TIBU WAS CUT.|THE ARMY CLOSED THE ROAD.",
    # Arabic articles in small letters
    "The town fell. | al-Rashid district held out.",
    # wide gaps where a heading was lost
    "Three killed near Homs  | Fighters opened fire on a car. | It burned.",
]


def sentences(text: str) -> list[str]:
    return [part.span.of(text) for part in segment(Report("r", "0", text)).segments if part.kind == "sentence"]


@pytest.mark.parametrize("row", ROWS)
def test_sentences_end_at_the_bars(row: str) -> None:
    text = row.replace(" | ", " ").replace("|", "")
    assert sentences(text) == [part.strip() for part in row.split("|")]
