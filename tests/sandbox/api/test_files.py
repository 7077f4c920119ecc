"""files.*: the three steps of an upload, as the SDK takes them."""

import json

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


def test_an_upload_has_the_length_that_was_promised_whatever_its_address_says(web):
    begun = web.files_getUploadURLExternal(filename="a.txt", length=3)
    assert httpx.post(begun["upload_url"] + "?length=6", content=b"longer").status_code == 400


def test_the_bytes_of_an_upload_are_told_of_among_the_calls(sandbox, web):
    begun = web.files_getUploadURLExternal(filename="a.txt", length=3)
    httpx.post(begun["upload_url"], content=b"longer")
    httpx.post(begun["upload_url"], content=b"abc")
    told = [(call["request"]["bytes"], call["error"]) for call in sandbox.client.calls("upload")]
    assert told == [(6, "failed"), (3, "")]


def test_a_page_in_disguise_is_not_shown_in_place(web):
    begun = web.files_getUploadURLExternal(filename="a.html", length=3)
    assert httpx.post(begun["upload_url"], files={"file": b"<b>"}).text == "OK - 3"
    answer = web.files_completeUploadExternal(files=[{"id": begun["file_id"]}])
    shown = httpx.get(answer["files"][0]["url_private"])
    assert shown.headers["content-disposition"] == "attachment"
    assert httpx.get(answer["files"][0]["url_private"] + "x").status_code == 404


def upload(web, name="a.txt", content=b"abc", **more):
    begun = web.files_getUploadURLExternal(filename=name, length=len(content), **more)
    httpx.post(begun["upload_url"], content=content)
    return begun["file_id"]


def test_a_file_is_nobodys_until_it_is_complete(web, refused):
    file = upload(web)
    assert refused(web.files_info, file=file)["error"] == "file_not_found"
    web.files_completeUploadExternal(files=[{"id": file}])
    told = web.files_info(file=file)["file"]
    assert (told["title"], told["is_public"], told["channels"], told["shares"]) == ("a.txt", False, [], {})


def test_a_shared_file_says_in_which_message_it_stands(sandbox, web):
    parent = web.chat_postMessage(channel="C0ALLMANT", text="here")["ts"]
    file = upload(web, "a.png", alt_txt="A map")
    files = [{"id": file, "title": "Map"}]
    place = {"channel_id": "C0ALLMANT", "thread_ts": parent}
    answer = web.files_completeUploadExternal(files=files, **place, initial_comment="see")
    assert answer["files"][0]["shares"] == {}, "Slack shares after it has answered"
    told = web.files_info(file=file)["file"]
    reply = web.conversations_replies(channel="C0ALLMANT", ts=parent)["messages"][-1]
    assert told["shares"]["public"]["C0ALLMANT"][0]["ts"] == reply["ts"]
    assert (reply["text"], reply["files"][0]["id"], reply["files"][0]["alt_txt"]) == ("see", file, "A map")
    assert sandbox.person().messages("allmänt")[-1]["thread_ts"] == parent


def test_a_file_goes_to_several_places_with_blocks(sandbox, web):
    file = upload(web)
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "*lista*"}}]
    web.files_completeUploadExternal(
        files=[{"id": file}], channels=["C0ALLMANT", "U0BO"], blocks=json.dumps(blocks)
    )
    seen = sandbox.person("U0BO").messages()
    assert [each["blocks"][0]["text"]["text"] for each in seen] == ["*lista*"] * 2
    told = web.files_info(file=file)["file"]
    assert (told["channels"], len(told["ims"]), told["is_public"]) == (["C0ALLMANT"], 1, True)


def test_a_file_is_not_shared_where_the_app_is_not(sandbox, web, refused):
    sandbox.workspace.channel("C0ALLMANT").members.discard("U0SANDBOXBOT")
    share = {"files": [{"id": upload(web)}], "channel_id": "C0ALLMANT"}
    assert refused(web.files_completeUploadExternal, **share)["error"] == "not_in_channel"
    assert refused(web.files_info, file=share["files"][0]["id"])["error"] == "file_not_found"


def test_a_removed_file_is_gone_and_its_message_stays(sandbox, web, refused):
    file = web.files_upload_v2(filename="a.txt", content=b"abc", channel="C0ALLMANT", initial_comment="se")["file"]
    web.files_delete(file=file["id"])
    seen = sandbox.person().messages("allmänt")[-1]
    assert (seen["text"], seen.get("files", [])) == ("se", [])
    assert httpx.get(file["url_private"]).status_code == 404
    assert refused(web.files_delete, file=file["id"])["error"] == "file_not_found"
