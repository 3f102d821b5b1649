"""Feeds and web archives written for the tests: the outlets and groups in them are invented."""

from __future__ import annotations

import io
from collections.abc import Sequence

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

RAID = "Gunmen shot two villagers near Khar on Monday, police said."

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Delta Post</title><link>https://delta.example/</link><language>en-gb</language>
<item><title>Two shot &amp;amp; killed</title><link>/news/1?a=1&amp;b=2</link><guid>d-1</guid>
<pubDate>Mon, 04 Mar 2019 23:30:00 +0500</pubDate>
<description>&lt;p&gt;{RAID}&lt;/p&gt;&lt;p&gt;Nobody claimed it.&lt;/p&gt;</description></item>
<item><title>Bridge burnt at Zor</title><guid>https://delta.example/2</guid><pubDate>soon</pubDate></item>
<item><link>https://delta.example/3</link></item>
</channel></rss>""".encode()

ATOM = f"""<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Example Monitor</title>
<entry><title>One</title><id>tag:monitor.example,2019:1</id><link href="https://monitor.example/1"/>
<updated>2019-03-06T01:00:00Z</updated><published>2019-03-05T10:00:00Z</published>
<summary>Short.</summary><content type="html">&lt;p&gt;{RAID}&lt;/p&gt;</content></entry>
<entry><title>Two</title><link href="javascript:alert(1)"/><updated>2019-03-07T01:00:00Z</updated>
<source><title>Kedari Radio</title></source>
<content type="text">Three soldiers were hurt.</content></entry></feed>""".encode()

#: Target, media type, body and status of a record that a server sent.
Answer = tuple[str, str, bytes, str]


def write_warc(answers: Sequence[Answer], *, gzip: bool = True) -> bytes:
    """A web archive with a record for each answer, collected on 5 March 2019."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "tests"}))
    for url, media_type, body, status in answers:
        headers = StatusAndHeaders(status, [("Content-Type", media_type)], protocol="HTTP/1.1")
        with io.BytesIO(body) as payload:
            record = writer.create_warc_record(
                url,
                "response",
                payload=payload,
                length=len(body),
                http_headers=headers,
                warc_headers_dict={"WARC-Date": "2019-03-05T10:00:00Z"},
            )
            writer.write_record(record)
        record.raw_stream.close()
    return out.getvalue()


PAGE = f"<html><head><title>Two shot</title></head><body><article><p>{RAID}</p></article></body></html>".encode()
ANSWERS: tuple[Answer, ...] = (
    ("https://www.delta.example/news/1", "text/html; charset=utf-8", PAGE, "200 OK"),
    ("https://delta.example/a.png", "image/png", b"\x89PNG", "200 OK"),
    ("https://delta.example/gone", "text/html", b"<p>not found</p>", "404 Not Found"),
    ("https://delta.example/robots.txt", "text/plain", b"User-agent: *", "200 OK"),
    ("https://delta.example/note", "text/plain", b"Three soldiers were hurt.", "200 OK"),
)
