"""files.*: the three steps of an upload, as the SDK takes them."""

import httpx

PICTURE = b"\x89PNG not really"


def test_an_upload_is_shared_as_a_message_and_can_be_fetched(sandbox, web):
    answer = web.files_upload_v2(
        filename="bild å.png", content=PICTURE, title="Bild", channel="C0ALLMANT", initial_comment="se"
    )
    seen = sandbox.person().messages("allmänt")[-1]
    assert (seen["text"], seen["files"][0]["title"], seen["files"][0]["mimetype"]) == ("se", "Bild", "image/png")
    fetched = httpx.get(seen["files"][0]["url_private"])
    assert (fetched.content, fetched.headers["content-type"]) == (PICTURE, "image/png")
    told = web.files_info(file=answer["file"]["id"])["file"]
    assert (told["size"], told["channels"]) == (len(PICTURE), ["C0ALLMANT"])


def test_what_was_never_sent_is_not_shared(web, refused):
    begun = web.files_getUploadURLExternal(filename="a.txt", length=3)
    assert httpx.post(begun["upload_url"], content=b"longer").status_code == 400
    files = [{"id": begun["file_id"]}]
    assert refused(web.files_completeUploadExternal, files=files)["error"] == "file_not_found"
    assert refused(web.files_completeUploadExternal, files=[])["error"] == "invalid_arguments"
    assert refused(web.files_info, file="F0")["error"] == "file_not_found"


def test_a_page_in_disguise_is_not_shown_in_place(web):
    begun = web.files_getUploadURLExternal(filename="a.html", length=3)
    assert httpx.post(begun["upload_url"], files={"file": b"<b>"}).text == "OK - 3"
    answer = web.files_completeUploadExternal(files=[{"id": begun["file_id"]}])
    shown = httpx.get(answer["files"][0]["url_private"])
    assert shown.headers["content-disposition"] == "attachment"
    assert httpx.get(answer["files"][0]["url_private"] + "x").status_code == 404
