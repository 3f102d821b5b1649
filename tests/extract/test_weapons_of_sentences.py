"""The means used, as written, with their kind; arms that were found are none."""

from __future__ import annotations

import pytest
from read_sentences import events_of

#: (text, weapons as "words | kind"), in the order of the text.
ROWS: list[tuple[str, list[str]]] = [
    ("A roadside bomb killed two soldiers.", ["roadside bomb | bomb"]),
    ("An improvised explosive device (IED) killed two soldiers.", ["improvised explosive device (IED) | ied"]),
    ("A landmine killed two soldiers.", ["landmine | landmine"]),
    ("A car bomb killed two soldiers.", ["car bomb | car-bomb"]),
    ("Militants threw a hand grenade at a post.", ["hand grenade | grenade"]),
    ("Rebels fired mortars at the camp.", ["mortars | mortar"]),
    ("Rockets hit the camp and wounded two soldiers.", ["Rockets | rocket"]),
    ("A drone strike killed two militants.", ["drone | drone"]),
    ("A man was killed with a knife in Mosul.", ["knife | blade"]),
    ("A man was shot dead with a pistol in Mosul.", ["pistol | firearm"]),
    ("Gunmen armed with rifles killed two soldiers.", ["rifles | firearm"]),
    ("Protesters threw stones at the police.", ["stones | stone"]),
    ("Artillery shells hit the village and killed two farmers.", ["Artillery shells | artillery"]),
    ("A suicide vest went off in the mosque and killed nine people.", ["suicide vest | suicide-vest"]),
    ("Rebels fired a rocket-propelled grenade at the post.", ["rocket-propelled grenade | rocket"]),
    ("Two policemen were killed in a grenade attack.", ["grenade | grenade"]),
    ("Chemical weapons killed nine farmers in Mosul.", ["Chemical weapons | chemical"]),
    ("Two men hurled a petrol bomb at a shop in Mosul.", ["petrol bomb | fire"]),
    ("A bomb-laden truck hit a post in Mosul and killed two soldiers.", ["bomb-laden truck | car-bomb"]),
    ("Warplanes fired missiles at a camp near Mosul and killed two rebels.", ["missiles | missile"]),
    ("A bomb killed two soldiers in Mosul. Rebels often fire rockets at the base.", ["bomb | bomb"]),
    ("Rebels hit Mosul with rocket shells and killed two farmers.", ["rocket shells | rocket"]),
    ("Stones and petrol bombs were thrown at the police by a crowd.", ["Stones | stone", "petrol bombs | fire"]),
    ("The police killed two protesters with live rounds.", ["live rounds | firearm"]),
    ("Gunmen attacked a post in Mosul. They used machetes and killed two guards.", ["machetes | blade"]),
    ("Rebels attacked a post in Mosul with light and medium weapons.", ["medium weapons | firearm"]),
    # None
    ("Six trucks were burned in the raid on Mosul, together with two machine guns.", []),
    ("Two men were hit by stray bullets in Mosul.", []),
    ("Old mines are not the only danger: gunmen shot dead two farmers in Mosul.", []),
    ("Rebels shot dead two guards in Mosul but said nothing about the bomb.", []),
    ("Police arrested two men with a grenade in Mosul.", []),
    ("Police recovered two rifles and a grenade in Mosul.", []),
    ("Troops found a cache of mortars near Mosul.", []),
    ("Two policemen were killed in Mosul.", []),
    ("Three militants surrendered with their rifles.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_weapons(text: str, expected: list[str]) -> None:
    events = events_of(text)
    assert events
    assert [f"{weapon.text} | {weapon.kind}" for event in events for weapon in event.weapons] == expected
