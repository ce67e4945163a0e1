"""A server of files on this machine, which breaks off where a test wants it to."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class IndexServer(ThreadingHTTPServer):
    """Serves ``files``; ``break_off`` is after how many bytes an answer ends, once each."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.files, self.tags, self.break_off, self.requests = {}, {}, [], []
        self.url = f"http://127.0.0.1:{self.server_port}/"

    def offer(self, *packages):
        self.files["/index.json"] = json.dumps(packages).encode()

    def asked_for(self, path):
        return [headers.get("Range") for asked, headers in self.requests if asked == path]


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        content = self.server.files.get(self.path)
        if content is None:
            self.send_error(404)
            return
        tag = self.server.tags.get(self.path, '"1"')
        start = self._start(tag)
        if start >= len(content) > 0:
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("ETag", tag)
        self.send_header("Content-Length", str(len(content) - start))
        if start:
            place = f"bytes {start}-{len(content) - 1}/{len(content)}"
            self.send_header("Content-Range", place)
        self.end_headers()
        broken = self.path != "/index.json" and self.server.break_off
        stop = start + self.server.break_off.pop(0) if broken else len(content)
        self.wfile.write(content[start:stop])

    def _start(self, tag):
        wanted = self.headers.get("Range")
        if not wanted or self.headers.get("If-Range", tag) != tag:
            return 0
        return int(wanted.removeprefix("bytes=").removesuffix("-"))

    def log_message(self, *_):
        pass


@contextmanager
def serving():
    """Give a server that runs, and stop it at the end."""
    found = IndexServer()
    thread = threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        found.shutdown()
        thread.join()
        found.server_close()
