"""Words for places: the bare name with the word of position before it, and names that are no places."""

from __future__ import annotations

import pytest
from read_sentences import reading_of

#: (text, places as "relation name"), in the order of the text.
ROWS: list[tuple[str, list[str]]] = [
    ("Two men were shot in Kumbo.", ["in Kumbo"]),
    ("Two men were shot near Kumbo.", ["near Kumbo"]),
    ("Two men were shot at Kumbo market.", ["in Kumbo market"]),
    ("Two men were shot outside Kumbo.", ["outside Kumbo"]),
    ("Two men were shot in the town of Kumbo.", ["in Kumbo"]),
    ("Two men were shot in Kumbo town.", ["in Kumbo town"]),
    ("Two men were shot in Kumbo, Cameroon.", ["in Kumbo", "in Cameroon"]),
    ("Two men were shot in Kupwara District of Jammu and Kashmir.", ["in Kupwara District", "in Jammu and Kashmir"]),
    ("Two men were shot in northern Mali.", ["in Mali"]),
    ("Two men were shot in the Anbar region.", ["in Anbar region"]),
    ("Two men were shot in Mosul and Tikrit.", ["in Mosul", "in Tikrit"]),
    ("Two men were shot between Mosul and Tikrit.", ["between Mosul", "between Tikrit"]),
    ("A bomb exploded on the road from Kumbo to Bamenda.", ["between Kumbo", "between Bamenda"]),
    ("Two men were shot in Karrada, a quarter of Baghdad.", ["in Karrada", "in Baghdad"]),
    ("In Mosul, two men were shot.", ["in Mosul"]),
    ("Two men were shot in Al Qaim on Monday.", ["in Al Qaim"]),
    ("Two men were shot in San Pedro Sula.", ["in San Pedro Sula"]),
    ("Two men were shot in Kumbo on May 3.", ["in Kumbo"]),
    ("Two men were shot across the border in Chad.", ["in Chad"]),
    ("Two men were shot in Mosul's old city.", ["in Mosul"]),
    ("Rebels shelled Mosul on Monday.", ["in Mosul"]),
    ("Mosul was bombed by war planes.", ["in Mosul"]),
    ("Rockets hit Sderot, wounding two people.", ["in Sderot"]),
    ("They were abducted in Usulutan Department.", ["in Usulutan Department"]),
    ("Two men were shot near al-Karam Hall in al-Bab.", ["near al-Karam Hall", "in al-Bab"]),
    ("Two men were shot in the Malian town of Gao.", ["in Gao"]),
    ("Two men were shot on the Syrian-Turkish border near Kilis.", ["near Kilis"]),
    ("Two men were shot in Western Province.", ["in Western Province"]),
    ("Rebels captured Mosul on Monday.", ["in Mosul"]),
    ("Jets carried out strikes against Mosul.", ["in Mosul"]),
    ("Two men were shot at the Kumbo cattle market.", ["in Kumbo"]),
    ("Two men were freed in the hills above Kumbo.", ["near Kumbo"]),
    ("Two men were kidnapped from Kumbo.", ["in Kumbo"]),
    ("A nurse who had been abducted from Kumbo was found.", ["in Kumbo"]),
    ("Two men were shot in Peshawar's Kohat Gate area.", ["in Peshawar", "in Kohat Gate"]),
    ("Two men were shot in Mali's Mopti region.", ["in Mali", "in Mopti region"]),
    ("Two men were shot in Cox's Bazar.", ["in Cox's Bazar"]),
    ("Two men were shot in St. Mary's Church in Kumbo.", ["in St. Mary's Church", "in Kumbo"]),
    ("In St. Kilda, two men were shot.", ["in St. Kilda"]),
    ("Two men were shot near Mt. Elgon.", ["near Mt. Elgon"]),
    # No places
    ("A bomb exploded on a Hummer of the army.", []),
    ("Two men from Kumbo were shot.", []),
    ("Two men were shot, he wrote on Twitter.", []),
    ("Two men were shot in Western.", []),
    ("A police spokesman in Pemba confirmed that two men were shot.", []),
    ("Two men were shot, said a statement from the ministry in Bamako.", []),
    ("The attackers withdrew towards Mosul.", []),
    ("Gunmen attacked Omar Tal.", []),
    ("Two men were shot in the market.", []),
    ("Two men were shot in March.", []),
    ("Two men were shot by fighters of the Kedari Front.", []),
    ("Two men of the Border Security Force were shot.", []),
    ("Two men were shot, said Amir Karo.", []),
    ("Two men were shot, reports The Kunar Post.", []),
    ("The Karachi police arrested two men.", []),
    ("The body of Omar Tal was found.", []),
    ("They were shot in revenge.", []),
    # Where somebody spoke
    ("Rebels killed two men, the president said in Bamako on Monday.", []),
    ("Rebels killed two men, the ministry in Bamako said.", []),
    ("Rebels killed two men, the ministry of defence in Bamako said.", []),
    ("Rebels killed two men, a spokesman told reporters in Bamako.", []),
    ("Rebels killed two men in Mopti, the minister told a news conference in Bamako.", ["in Mopti"]),
    ("Rebels killed two men, says a report issued in Bamako.", []),
    ("Speaking in Bamako, the minister said rebels had killed two men.", []),
    ("Police in Mopti said rebels killed two men.", ["in Mopti"]),
    ("Residents in Mopti said rebels killed two men.", ["in Mopti"]),
]
#: Texts that are not read rightly yet.
NOT_YET = {
    "Two men were shot in Kupwara District of Jammu and Kashmir.",
}


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_places(text: str, expected: list[str], request: pytest.FixtureRequest) -> None:
    if text in NOT_YET:
        request.applymarker(pytest.mark.xfail(reason="not read yet", strict=True))
    assert [f"{place.relation} {place.span.of(text)}" for place in reading_of(text).places] == expected


@pytest.mark.parametrize("words", ["20 km north of", "about ten kilometres from", "12 miles south of"])
def test_a_distance_from_a_place_is_kept(words: str) -> None:
    """Twenty kilometres north of a town is not in it."""
    text = f"A bomb exploded {words} Mosul."
    (place,) = reading_of(text).places
    assert place.span.of(text) == "Mosul"
    assert place.offset is not None
    assert place.offset.of(text) == words
