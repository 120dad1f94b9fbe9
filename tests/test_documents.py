"""Files to Documents: formats, encodings, fields, and a sentence for everything that is wrong."""

import datetime
import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from timeline.extraction import Document
from timeline.extraction.documents import (
    BadFieldError,
    BinaryDocumentError,
    DocumentError,
    EmptyDocumentError,
    MalformedDocumentError,
    OversizedDocumentError,
    UnknownEndingError,
    UnreadableFileError,
    find_files,
    read_all,
    sources,
)
from timeline.extraction.documents.facts import day

BODY = "Anna Berg met Jon Holm in Tarsk.\n\n“We will talk again,” Berg said.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is also where we are, so that sources are named by short paths."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(name: str, content: str | bytes) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def article(name: str, content: str | bytes, **options: int) -> Document:
    """The one article of a new file; fails the test where there is none."""
    (document,) = read_all(write(name, content), **options)
    assert isinstance(document, Document), document
    return document


def problem(name: str, content: str | bytes, **options: int) -> DocumentError:
    """What is wrong with a new file."""
    (error,) = read_all(write(name, content), **options)
    assert isinstance(error, DocumentError), error
    return error


# -- plain text


def test_plain_text_is_kept_to_the_last_character(folder):
    assert article("a.txt", BODY).text == BODY


def test_plain_text_without_more_has_no_title_date_or_publisher(folder):
    document = article("a.txt", BODY)
    assert (document.title, document.published, document.publisher, document.url, document.byline) == (None,) * 5


def test_a_first_line_set_off_by_a_blank_line_is_the_title_and_no_part_of_the_text(folder):
    document = article("a.txt", f"Envoys talk in Tarsk\n\n{BODY}")
    assert (document.title, document.text) == ("Envoys talk in Tarsk", BODY)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Anna Berg met Jon Holm.\n\nThey talked.\n", id="it ends like a sentence"),
        pytest.param("He was “tired.”\n\nThey talked.\n", id="it ends like a quoted sentence"),
        pytest.param("Anna Berg met Jon Holm\nin Tarsk.\n\nThey talked.\n", id="no blank line follows"),
        pytest.param("word " * 60 + "\n\nThey talked.\n", id="it is as long as a paragraph"),
        pytest.param("Only a line\n\n\n", id="nothing follows"),
    ],
)
def test_a_first_line_is_no_title_if(folder, text):
    document = article("a.txt", text)
    assert (document.title, document.text) == (None, text)


def test_a_json_beside_the_text_describes_it(folder):
    write(
        "a.json",
        '{"title": "Talks", "publisher": "Tarsk Courier", "published": "2025-12-16", "url": "https://example.org/a", '
        '"byline": "Mira Lund", "language": "en-GB"}',
    )
    document = article("a.txt", f"Envoys talk in Tarsk\n\n{BODY}")
    assert (
        document.title,
        document.publisher,
        document.published,
        document.url,
        document.byline,
        document.language,
    ) == (
        "Talks",
        "Tarsk Courier",
        datetime.date(2025, 12, 16),
        "https://example.org/a",
        "Mira Lund",
        "en-GB",
    )
    assert document.text.startswith("Envoys talk in Tarsk\n"), "a first line that is not the title is text"


def test_a_bad_date_names_the_file_that_holds_it_with_field_and_value(folder):
    write("a.json", '{"published": "soonish"}')
    assert str(problem("a.txt", BODY)) == "a.json: published 'soonish' is no date"


def test_a_json_without_title_leaves_that_to_the_first_line(folder):
    write("a.json", '{"publisher": "Tarsk Courier"}')
    document = article("a.txt", f"Envoys talk in Tarsk\n\n{BODY}")
    assert (document.title, document.publisher, document.text) == ("Envoys talk in Tarsk", "Tarsk Courier", BODY)


def test_a_json_beside_the_text_that_is_none_is_named(folder):
    write("a.json", "{title: Talks}")
    error = problem("a.txt", BODY)
    assert isinstance(error, MalformedDocumentError)
    assert str(error).startswith("a.json: is no JSON: ")


# -- Markdown


def test_front_matter_describes_the_text_below_it(folder):
    document = article(
        "a.md",
        '---\ntitle: "Envoys: talks"\npublisher: Tarsk Courier\npublished: 2025-12-16\nfictional: true\n---\n\n' + BODY,
    )
    assert (document.title, document.publisher, document.published, document.text) == (
        "Envoys: talks",
        "Tarsk Courier",
        datetime.date(2025, 12, 16),
        BODY,
    )


@pytest.mark.parametrize("empty", ["", "null", "~", '""'])
def test_an_empty_date_is_no_date_and_no_error(folder, empty):
    assert article("a.md", f"---\ntitle: Talks\npublished: {empty}\n---\n{BODY}").published is None


def test_values_are_taken_as_written(folder):
    document = article("a.md", f"---\ntitle: Yes\npublisher: 2025-12-16\n---\n{BODY}")
    assert (document.title, document.publisher) == ("Yes", "2025-12-16")


def test_markdown_without_front_matter_takes_a_heading_for_the_title(folder):
    document = article("a.md", f"# Envoys talk in Tarsk\n\n{BODY}")
    assert (document.title, document.text) == ("Envoys talk in Tarsk", BODY)


@pytest.mark.parametrize("heading", ["# Talks", "Talks"])
def test_a_text_that_begins_with_its_title_loses_it(folder, heading):
    document = article("a.md", f"---\ntitle: Talks\n---\n\n{heading}\n\n{BODY}")
    assert (document.title, document.text) == ("Talks", BODY)


def test_a_byte_order_mark_does_not_hide_the_front_matter(folder):
    document = article("a.md", b"\xef\xbb\xbf---\r\ntitle: Talks\r\n---\r\n\r\n" + BODY.encode())
    assert (document.title, document.text) == ("Talks", BODY)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "---\npublisher: Tarsk Courier\ntitle: Envoy: talks\n---\n",
            "a.md: front matter, line 3: mapping values are not allowed here; put a value that holds “: ” in quotes",
        ),
        (
            "---\ntitle: Talks\n\nBody.\n",
            "a.md: the front matter that begins in line 1 is never closed by a line “---”",
        ),
        (
            "---\n- title\n- Talks\n---\n",
            "a.md: the front matter holds ['title', 'Talks'] instead of lines like “title: …”",
        ),
        ("---\njust words\n---\n", "a.md: the front matter holds 'just words' instead of lines like “title: …”"),
        ("---\npublished: soonish\n---\n", "a.md: published 'soonish' is no date"),
        ("---\npublished: 2025-13-45\n---\n", "a.md: published '2025-13-45' is no date"),
        ("---\ntitle: {a: b}\n---\n", "a.md: title {'a': 'b'} is no text"),
        ("---\nurl: javascript:alert(1)\n---\n", "a.md: url 'javascript:alert(1)' is no web address (https://…)"),
        ("---\nlanguage: plain English\n---\n", "a.md: language 'plain English' is no language code (en, en-GB)"),
        ("---\ntitle: Talks\n---\n", "a.md: holds no text"),
    ],
)
def test_bad_front_matter_is_named_with_its_place(folder, text, message):
    body = "" if message.endswith("no text") else BODY
    assert str(problem("a.md", text + body)) == message


# -- web pages

PAGE = """<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Envoys talk in Tarsk | Tarsk Courier</title>%s</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Envoys talk in Tarsk</h1>
<p>Anna Berg met Jon Holm in Tarsk on Monday.</p><p>“We will talk again,” Berg said.</p></article>
<footer>© 2019 Tarsk Courier. All rights reserved.</footer></body></html>"""
META = """<meta property="article:published_time" content="2025-12-16T22:10:00-05:00">
<meta name="author" content="Mira Lund">
<meta property="og:site_name" content="Tarsk Courier"><link rel="canonical" href="https://example.org/tarsk">"""


def test_a_web_page_gives_its_article_without_menu_footer_and_headline(folder):
    assert article("a.html", PAGE % META).text == (
        "Anna Berg met Jon Holm in Tarsk on Monday.\n“We will talk again,” Berg said."
    )


def test_a_web_page_says_what_its_head_declares(folder):
    document = article("a.htm", PAGE % META)
    assert (
        document.title,
        document.published,
        document.byline,
        document.publisher,
        document.url,
        document.language,
    ) == (
        "Envoys talk in Tarsk",
        datetime.date(2025, 12, 16),
        "Mira Lund",
        "Tarsk Courier",
        "https://example.org/tarsk",
        "en-GB",
    )


def test_no_date_is_guessed_from_a_copyright_line(folder):
    assert article("a.html", PAGE % "").published is None


def test_a_web_page_may_declare_its_encoding(folder):
    page = (PAGE % META).replace("utf-8", "windows-1251").replace("Mira Lund", "Мира Лунд")
    page = page.replace("“", "«").replace("”", "»")
    assert article("a.html", page.encode("cp1251")).byline == "Мира Лунд"


def test_a_web_page_without_article_is_empty(folder):
    assert isinstance(problem("a.html", "<html><body><p></p></body></html>"), EmptyDocumentError)


# -- JSON lines


def test_a_line_of_articledata_is_an_article(folder):
    line = {
        "id": "tc-1",
        "title": "Envoys talk in Tarsk",
        "section": None,
        "date": "2025-12-16T10:00:00Z",
        "url": "https://example.org/tarsk",
        "tags": ["diplomacy"],
        "site": "tarskcourier",
        "language": "eng",
        "locale": "en",
        "bylines": ["Mira Lund", "Tom Aune"],
        "description": None,
        "lede": None,
        "text": BODY,
        "extracted_at": "2025-12-17T08:00:00",
    }
    document = article("feed.jsonl", json.dumps(line) + "\n")
    assert document == Document(
        text=BODY,
        title="Envoys talk in Tarsk",
        published=datetime.date(2025, 12, 16),
        publisher="tarskcourier",
        url="https://example.org/tarsk",
        byline="Mira Lund, Tom Aune",
        language="en",
        source="feed.jsonl:1",
        media_type="application/jsonl",
        original=json.dumps(line).encode(),
    )


def test_lines_of_crawlers_are_understood_too(folder):
    line = {
        "maintext": BODY,
        "date_publish": "2025-12-16 10:00:00",
        "authors": ["Mira Lund"],
        "source_domain": "example.org",
    }
    document = article("feed.jsonl", json.dumps(line))
    assert (document.text, document.published, document.byline, document.publisher) == (
        BODY,
        datetime.date(2025, 12, 16),
        "Mira Lund",
        "example.org",
    )


def test_a_bad_line_is_named_and_the_others_go_on(folder):
    path = write("feed.jsonl", f'{{"text": "One."}}\n{{oops\n\n[1]\n{{"text": ""}}\n{json.dumps({"text": "Two."})}\n')
    assert [str(found) if isinstance(found, DocumentError) else found.text for found in read_all(path)] == [
        "One.",
        "feed.jsonl:2: is no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)",
        "feed.jsonl:4: holds [1] instead of an object",
        "feed.jsonl:5: holds no text",
        "Two.",
    ]


def test_a_line_keeps_its_place_by_its_id_when_others_come_before_it(folder):
    (first,) = sources(write("feed.jsonl", '{"id": "tc-1", "text": "One."}\n'))
    _, second = sources(write("feed.jsonl", '{"text": "Zero."}\n{"id": "tc-1", "text": "One, corrected."}\n'))
    assert first.place == second.place == f"{folder}/feed.jsonl#tc-1"


@pytest.mark.parametrize("text", ["a \\u0000 b", "a \\ud800 b"])
def test_what_no_database_takes_is_found_in_escaped_text(folder, text):
    assert isinstance(problem("feed.jsonl", f'{{"text": "{text}"}}'), BinaryDocumentError)


# -- encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in(folder, encoding):
    assert article("a.txt", "Señor Núñez said “no”.".encode(encoding)).text == "Señor Núñez said “no”."


def test_short_latin_text_is_not_given_to_statistics(folder):
    assert article("a.txt", b"Caf\xe9 talks.").text == "Café talks."


def test_line_ends_become_one_and_other_characters_stay(folder):
    assert article("a.txt", "a\r\nb\rc\u00a0d\u2028e\tf\u200b").text == "a\nb\nc\u00a0d\u2028e\tf\u200b"


def test_the_bytes_are_kept_as_received(folder):
    assert article("a.txt", b"\xef\xbb\xbfa\r\nb").original == b"\xef\xbb\xbfa\r\nb"


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0", b"text with a \0 in it", b"\xff\xfe\x00\xd8"])
def test_binary_files_are_refused(folder, data):
    assert isinstance(problem("a.txt", data), BinaryDocumentError)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_empty_files_are_refused(folder, text):
    assert str(problem("a.txt", text)) == "a.txt: holds no text"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "feed.jsonl"])
def test_too_much_text_is_refused_whatever_the_format(folder, name):
    sentence = "Anna Berg met Jon Holm in Tarsk again. " * 10
    content = {
        "a.html": f"<html><body><article><p>{sentence}</p></article></body></html>",
        "feed.jsonl": json.dumps({"text": sentence}),
    }
    assert isinstance(problem(name, content.get(name, sentence), max_text=300), OversizedDocumentError)


def test_an_endless_line_does_not_stop_the_next_one(folder):
    path = write("feed.jsonl", '{"text": "' + "x" * 5000 + '"}\n{"text": "Two."}\n')
    error, document = read_all(path, max_text=100)
    assert isinstance(error, OversizedDocumentError)
    assert document.text == "Two."


# -- dates


@pytest.mark.parametrize(
    "value",
    [
        "2025-12-16",
        "20251216",
        "2025/12/16",
        "16 December 2025",
        "December 16, 2025, 10:30 pm",
        "Tue, 16 Dec 2025 23:10:00 -0500",
        "2025-12-16T23:30:00-05:00",
        "16/12/2025",
        datetime.date(2025, 12, 16),
    ],
)
def test_a_day_is_the_day_where_it_was_written(value):
    assert day("published", value, "a.md") == datetime.date(2025, 12, 16)


@pytest.mark.parametrize("value", ["2025", "December 2025", "2025-12", "16 December", "Monday", "12:30"])
def test_half_a_date_is_not_filled_up_with_today(value):
    with pytest.raises(BadFieldError, match=f"published '{value}' does not say which day"):
        day("published", value, "a.md")


@pytest.mark.parametrize("value", ["03/04/2025", "25-12-16"])
def test_a_date_that_reads_in_several_ways_is_refused(value):
    with pytest.raises(BadFieldError, match="could be several days"):
        day("published", value, "a.md")


@pytest.mark.parametrize("value", ["soonish", "1765843200", "2025-02-30", True])
def test_what_is_no_date_is_refused(value):
    with pytest.raises(BadFieldError, match="is no date"):
        day("published", value, "a.md")


# -- finding files


def test_folders_are_searched_in_order_for_articles_only(folder):
    for name in (
        "z.txt",
        "b/c.md",
        "b/a.HTML",
        "README.md",
        "b/readme.txt",
        ".hidden.md",
        ".git/a.md",
        "z.json",
        "z.gold.json",
    ):
        write(name, "x")
    assert [str(path) for path in find_files(["."]).files] == ["z.txt", "b/a.HTML", "b/c.md"]


def test_other_files_of_a_folder_are_left_out_by_name(folder):
    for name in ("a.txt", "scan.pdf", "orphan.json"):
        write(name, "x")
    found = find_files(["."])
    assert ([str(path) for path in found.left_out], found.problems) == (["orphan.json", "scan.pdf"], [])


def test_a_file_is_found_once_however_often_it_is_named(folder):
    write("in/a.txt", "x")
    assert [str(path) for path in find_files(["in/a.txt", "in", "./in/a.txt"]).files] == ["in/a.txt"]


def test_a_readme_that_is_named_is_an_article(folder):
    write("README.md", "x")
    assert [str(path) for path in find_files(["README.md"]).files] == ["README.md"]


@pytest.mark.parametrize(
    ("name", "kind", "message"),
    [
        (
            "scan.pdf",
            UnknownEndingError,
            "scan.pdf: holds no article: the ending '.pdf' is none of .txt, .md, .html, .htm, .jsonl",
        ),
        ("missing.pdf", UnreadableFileError, "missing.pdf: does not exist"),
    ],
)
def test_a_named_file_of_another_kind_is_a_problem(folder, name, kind, message):
    write("scan.pdf", "x")
    (error,) = find_files([name]).problems
    assert (type(error), str(error)) == (kind, message)


def test_a_named_file_that_is_not_there_is_a_problem(folder):
    (error,) = read_all(Path("missing.txt"))
    assert str(error) == "missing.txt: does not exist"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_we_may_not_read_is_a_problem(folder):
    write("a.txt", "x").chmod(0)
    (error,) = read_all(Path("a.txt"))
    assert str(error) == "a.txt: cannot be read: Permission denied"


def test_a_file_name_that_is_no_text_gets_a_name_that_is(folder):
    Path(os.fsdecode(b"caf\xe9.txt")).write_text("x")
    (path,) = find_files(["."]).files
    (document,) = read_all(path)
    assert document.source == "caf\\xe9.txt"


# -- whatever comes


SNIPPETS = some.sampled_from(
    [
        b"---\n",
        b"title: ",
        b"{",
        b'{"text": "',
        b'"}',
        b"\n",
        b"<p>",
        b"</article>",
        b"[[",
        b"&",
        b"\xff\xfe",
        b"\0",
        b"- a\n",
        b"*x",
    ]
)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=some.lists(some.one_of(SNIPPETS, some.binary(max_size=12)), max_size=12))
def test_any_bytes_are_a_document_or_a_sentence_on_what_is_wrong(folder, name, parts):
    for found in read_all(write(name, b"".join(parts))):
        if isinstance(found, Document):
            assert found.text.strip()
            assert "\r" not in found.text
            assert "\0" not in found.text
        else:
            assert str(found).startswith(name)
