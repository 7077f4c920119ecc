"""Methods files.*, and the addresses for upload and download."""

from fastapi import APIRouter, Request, Response

from sandbox.api.call import Call, Runtime, missing
from sandbox.api.chat import find_destination, resolve_thread
from sandbox.errors import NotFoundError, SlackError
from sandbox.messages import new_message, post
from sandbox.objects import file_json
from sandbox.records import Channel, File, Json
from sandbox.validation import require_valid_message
from sandbox.workspace import BOT, new_file

router = APIRouter()
MAX_BYTES = 1_000_000_000
NOT_SHARED_YET: Json = {"is_public": False, "channels": [], "groups": [], "ims": [], "shares": {}}


def begin(call: Call) -> Json:
    """files.getUploadURLExternal."""
    name, length = call.need("filename"), call.number("length", 0, MAX_BYTES)
    file = new_file(call.workspace, name, BOT)
    file.alt_text, file.length = call.text("alt_txt"), length
    return {"upload_url": f"{call.workspace.address}/upload/{file.id}", "file_id": file.id}


def complete(call: Call) -> Json:
    """files.completeUploadExternal; with channels, share the files as one message in each.

    As Slack shares after it has answered, the answer has no shares: files.info has them.
    """
    listed = call.parsed("files")
    if not isinstance(listed, list) or not listed or not all(isinstance(each, dict) for each in listed):
        raise missing("files")
    files = [_find_file(call, str(each.get("id"))) for each in listed]
    places = [find_destination(call, key) for key in (call.items("channel_id") or call.items("channels"))]
    for file, each in zip(files, listed, strict=True):
        file.title, file.complete = str(each.get("title") or file.name), True
    for place in places:
        _share(call, place, files)
    return {"files": [file_json(call.workspace, each) | NOT_SHARED_YET for each in files]}


def info(call: Call) -> Json:
    """files.info."""
    file = _find_file(call, call.need("file"))
    if not file.complete:
        raise SlackError("file_not_found")
    return {"file": file_json(call.workspace, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def delete(call: Call) -> Json:
    """files.delete: the messages that show the file stay, without it."""
    file = _find_file(call, call.need("file"))
    if file.user != BOT:
        raise SlackError("cant_delete_file")
    del call.workspace.files[file.id]
    for channel, ts in file.shares:
        message = call.workspace.message(channel, ts)
        message.files = [each for each in message.files if each["id"] != file.id]
    call.workspace.mark_changed()
    return {}


def _find_file(call: Call, key: str) -> File:
    file = call.workspace.files.get(key)
    if file is None or not file.content:
        raise SlackError("file_not_found")
    return file


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    text = call.text("initial_comment")
    blocks = [] if text else call.parsed("blocks", "invalid_blocks") or []
    require_valid_message(text, blocks, None, older=call.workspace.faults.older, accompanied=True)
    message = new_message(call.workspace, channel, text, blocks)
    message.thread_ts = resolve_thread(call, channel)
    for file in files:
        file.shares.append((channel.id, message.ts))
    message.files = [file_json(call.workspace, each) for each in files]
    post(call.workspace, channel, message)
    call.runtime.events.send_message(message)


@router.post("/upload/{key}")
async def upload(key: str, request: Request) -> Response:
    """Receive the content of a file, raw or as one part of a form."""
    runtime: Runtime = request.app.state.runtime
    content = await _bytes(request)
    file = runtime.workspace.files.get(key)
    request_json = {"file_id": key, "length": file and file.length, "bytes": len(content)}
    if file is None or file.complete or len(content) != file.length:
        runtime.workspace.log("in", "upload", request_json, {}, error="failed")
        return Response("failed", 400)
    file.content = content
    runtime.workspace.log("in", "upload", request_json, {})
    return Response(f"OK - {file.length}")


async def _bytes(request: Request) -> bytes:
    if "multipart" not in request.headers.get("content-type", ""):
        return await request.body()
    async with request.form() as form:
        parts = [part for part in form.values() if not isinstance(part, str)]
        return await parts[0].read() if parts else b""


@router.get("/files/{key}/{name:path}")
async def download(key: str, name: str, request: Request) -> Response:
    """Send a file; only images are shown inline."""
    runtime: Runtime = request.app.state.runtime
    file = runtime.workspace.files.get(key)
    if file is None or file.name != name:
        raise NotFoundError(f"no file {key}")
    shown = "inline" if file.mimetype in {"image/png", "image/jpeg", "image/gif"} else "attachment"
    return Response(file.content, media_type=file.mimetype, headers={"Content-Disposition": shown})
