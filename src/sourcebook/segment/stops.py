"""What a full stop can mean: the abbreviations that keep a sentence going, and the words that open a new one."""

from __future__ import annotations


def word_set(listing: str) -> frozenset[str]:
    """The words of a listing, as written in the modules of this package: between spaces."""
    return frozenset(listing.split())


# A stop after one of these never ends a sentence: a name, a number or an explanation must follow.
TITLES = word_set("""
    adm amb asst atty brig bros capt cmdr cmdt cdr col comdr comdt cpl cpt dep dept det dir dr drs eng engr fr ft
    gen gov hav hon insp ing jem lic lt ltc m maj md messrs mgr mlle mme mohd mons mr mrs ms msgr mt muhd nb ofc ph
    pres prof pvt rep rev sen sgt sh shri smt spc sr sra srta ssgt st supt sub ust ven wg cllr dgp hj hjh kh
    """)
BEFORE_NUMBER = word_set("no nos nr núm num art arts sec secs para paras p pp vol ch rs inr fig figs pg")
EXPLAINING = word_set("i.e e.g cf vs viz approx ca al incl esp a.k.a s/o d/o r/o w.e.f")

# A stop after one of these ends the sentence only if the next word would not be capitalised otherwise.
SOMETIMES = word_set("""
    ltd inc co corp plc jr etc esq ave rd blvd bldg hwy jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thur thurs fri sat sun km kms kg sq mi hrs hr mins govt intl natl univ assn
    ala ariz ark calif colo conn fla ill ind kan la mass mich minn miss neb nev okla ore pa tenn tex va wash wis
    """)
# Abbreviations that are also whole words: in small letters they are those words.
WORDS_TOO = word_set(
    "ill mass wash ore sat sun mar wed miss mon sub la va pa det dir rep ind col gov st mt may ft art m"
)
MONTHS_AND_DAYS = word_set("""
    january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thurs fri
    sat sun today yesterday tomorrow
    """)
TIME_ZONES = word_set("gmt utc est edt cst cdt mst mdt pst pdt ist pkt bst cet eet wib wita")

# Words that are written with a capital only because they open a sentence.
OPENERS = word_set("""
    a about according across after again all also although amid among an and another around as at based because
    before besides between both but by despite due during each earlier eight eighteen eighty either eleven even
    every everyone few fifteen fifty five following for forty four fourteen from further furthermore he hence her
    here his how however hundreds i if in including initially instead it its just last later less likewise many
    meanwhile more moreover most my nearly neither nevertheless next nine nineteen no nobody none nor nothing now of
    on once one only other others our out over reportedly seven seventeen seventy several she since six sixteen
    sixty so some soon still subsequently such ten than that the their then there thereafter therefore these they
    thirteen thirty this those though thousands three through thus to today twelve twenty two under unlike until up
    upon we well what when where whether which while who whoever whose why with within without yet you your
    el la los las un una en según por para tras los al
    """)
# In all-capital text only these tell: the rest stand in the middle of a sentence just as well.
OPENERS_IN_CAPITALS = word_set(
    "he it she they this these there however meanwhile moreover nevertheless therefore furthermore the"
)
