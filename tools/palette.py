"""Makes a picture small: at most 256 colours, found by the browser that took it, packed by zlib. No image library."""

from __future__ import annotations

import base64
import struct
import zlib

from playwright.sync_api import Page

# Colours are counted with 5 bits a channel. The 256 most frequent cells give their mean colour to the palette;
# every other cell takes the nearest of them.
_COUNT = """async (picture) => {
  const image = new Image();
  image.src = "data:image/png;base64," + picture;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const brush = canvas.getContext("2d");
  brush.drawImage(image, 0, 0);
  const pixels = brush.getImageData(0, 0, image.width, image.height).data;
  const cell = (i) => ((pixels[i] >> 3) << 10) | ((pixels[i + 1] >> 3) << 5) | (pixels[i + 2] >> 3);
  const sums = new Float64Array(32768 * 4);
  for (let i = 0; i < pixels.length; i += 4) {
    const at = cell(i) * 4;
    sums[at]++;
    for (let c = 0; c < 3; c++) sums[at + 1 + c] += pixels[i + c];
  }
  const used = [...Array(32768).keys()].filter((n) => sums[n * 4]);
  const mean = (n) => [1, 2, 3].map((c) => Math.round(sums[n * 4 + c] / sums[n * 4]));
  const palette = used.sort((a, b) => sums[b * 4] - sums[a * 4]).slice(0, 256).map(mean);
  const far = (p, q) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2;
  const nearest = new Uint8Array(32768);
  for (const n of used) {
    const colour = mean(n);
    nearest[n] = palette.reduce((best, p, k) => (far(p, colour) < far(palette[best], colour) ? k : best), 0);
  }
  const indexes = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < indexes.length; i++) indexes[i] = nearest[cell(i * 4)];
  let text = "";
  for (let i = 0; i < indexes.length; i += 8192) text += String.fromCharCode(...indexes.subarray(i, i + 8192));
  return { width: image.width, height: image.height, palette: palette.flat(), indexes: btoa(text) };
}"""


def few_colours(page: Page, picture: bytes) -> bytes:
    """Return the PNG `picture` as a PNG with a palette. `page` is any open page whose policy allows data: images."""
    found = page.evaluate(_COUNT, base64.b64encode(picture).decode())
    width, height = found["width"], found["height"]
    indexes = base64.b64decode(found["indexes"])
    rows = b"".join(b"\0" + indexes[start : start + width] for start in range(0, width * height, width))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", bytes(found["palette"])), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
