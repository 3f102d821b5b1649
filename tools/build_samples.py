"""Write the two sample reports that are not plain text: the situation report (PDF) and the memorandum (DOCX).

Run from the repository root: python tools/build_samples.py [FOLDER]. The same bytes come out every time, so that the
hashes in the gold stay true. The words are here and nowhere else; change them here, then run this again.
"""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document

FOLDER = Path("src/sourcebook/data/samples/reports")

TITLE = "Somalia: Situation Report No. 14"
PUBLISHER = "United Nations Field Coordination Unit"
PAGES = (
    """\
# United Nations Field Coordination Unit
# SOMALIA: Situation Report No. 14
Reporting period: 9 to 15 May 2022. Issued on 16 May 2022.

## Highlights
- Mortar fire on a site for displaced people in Baidoa.
- Cholera cases in Bay Region fall for the second week running.
- Polio round interrupted in Diinsoor district.

## Bay Region
On 10 May, mortar rounds struck a site for displaced people east of Baidoa
airport. Four displaced persons were killed and 14 were injured, site managers
reported. About 2,500 people have since moved to the north of the town, where
three partners are putting up tents and latrines.

Three polio vaccinators were taken from their vehicle south of Diinsoor on
13 May by unidentified armed men. Two of the three were let go on the following
day, according to the local authorities; contact with the third has been lost.
The vaccination round in the district has been suspended.
""",
    """\
## Lower Shabelle Region
On 12 May, a roadside device destroyed a water truck 12 km west of Afgooye. The
driver died at the scene and his assistant was injured. No group has said that it
was responsible. The delivery of water by truck to four sites is on hold.

## Access
The road between Baidoa and Buurhakaba is open to humanitarian convoys on three
days of the week. Flights to Xudur depend on the supply of fuel. Partners reached
71 per cent of the people that they meant to reach.

## Funding
The plan for 2022 is funded at 15 per cent. A briefing for donors will be held in
Nairobi on 24 May.

For more information: fieldcoordination@un.example
""",
)

MEMORANDUM = (
    ("Title", "Memorandum"),
    ("Normal", "From: Planalto Human Rights Centre, Pemba"),
    ("Normal", "To: Ombudsman of the Republic"),
    ("Normal", "Date: 5 July 2021"),
    ("Normal", "Subject: Raid on a village in Macomia district"),
    ("Heading 1", "How we worked"),
    (
        "Normal",
        "The Centre spoke with eleven residents of Nova Aldeia between 24 June and 1 July. Their accounts agree on the "
        "main points. Names are withheld at their wish.",
    ),
    ("Heading 1", "What happened"),
    (
        "Normal",
        "In the night of 19 June 2021 about thirty men of the armed group known as the Rovuma Column entered the "
        "village of Nova Aldeia, north of Macomia in Cabo Delgado. They carried machetes and firearms. Six men were "
        "killed, and so was an elderly woman who could not walk. Four girls aged between 13 and 17 were taken away. "
        "One of them came back on foot five days later. The men set fire to 63 houses and to the school. Some 900 "
        "people fled to Macomia.",
    ),
    (
        "Normal",
        "A letter left at the school in March had told the villagers to leave, several residents said. It was not "
        "signed.",
    ),
    ("Heading 1", "What we ask"),
    ("List Bullet", "A register of the missing, open to their families."),
    ("List Bullet", "Medical and psychological care for those who return."),
    ("List Bullet", "An inquiry into the time that passed before help arrived."),
)


def pdf_bytes() -> bytes:
    """A PDF 1.4 file of two pages of text, with title, author and creation date in its information dictionary."""
    streams = [page_stream(page, number) for number, page in enumerate(PAGES, start=1)]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{6 + 2 * index} 0 R" for index in range(len(streams)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode())
    objects += [font("Helvetica"), font("Helvetica-Bold")]
    stamp = "/CreationDate (D:20220516090000Z) /Producer (Sourcebook)"  # the date on the report
    objects.append(f"<< /Title ({TITLE}) /Author ({PUBLISHER}) {stamp} >>".encode())
    for index, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "  # A4 in points
            b"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R >>" % (7 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return assemble(objects)


def font(name: str) -> bytes:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()


def page_stream(page: str, number: int) -> bytes:
    """The drawing commands of one page: a line each, headings in bold, a footer at the foot."""
    lines = ["BT", "14 TL", "72 770 Td"]
    for line in page.splitlines():
        bold, words = line.startswith("#"), line.lstrip("# ")
        lines.append(f"/{'F2' if bold else 'F1'} {13 if line.startswith('# ') else 11} Tf")
        lines.append(f"({escape(words)}) Tj T*")
    lines += ["ET", "BT", "/F1 9 Tf", f"72 50 Td ({escape(PUBLISHER)} - page {number} of {len(PAGES)}) Tj", "ET"]
    return "\n".join(lines).encode("cp1252")


def escape(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def assemble(objects: list[bytes]) -> bytes:
    """Numbered objects, cross-reference table and trailer. Object 5 is the information dictionary."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for offset in offsets:
        out += b"%010d 00000 n \n" % offset
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 5 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


def docx_bytes() -> bytes:
    """The memorandum, packed again with fixed times in the archive: python-docx would stamp it with today's."""
    memorandum = Document()
    for style, words in MEMORANDUM:
        memorandum.add_paragraph(words, style=style)
    properties = memorandum.core_properties
    properties.title = "Memorandum on the raid of 19 June 2021 in Macomia district"
    properties.author = properties.last_modified_by = "Planalto Human Rights Centre"
    properties.created = properties.modified = datetime(2021, 7, 5, 9)  # the date on the memorandum
    loose, packed = io.BytesIO(), io.BytesIO()
    memorandum.save(loose)
    with zipfile.ZipFile(loose) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            stamped = zipfile.ZipInfo(name, date_time=(2021, 7, 5, 9, 0, 0))
            stamped.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(stamped, before.read(name))
    return packed.getvalue()


def main(folder: Path) -> None:
    (folder / "s025-somalia-situation-report.pdf").write_bytes(pdf_bytes())
    (folder / "s035-macomia-memo.docx").write_bytes(docx_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
