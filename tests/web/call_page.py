"""The phone page with engines of speech that tests hold in their hands: no microphone, no speaker, no network."""

from __future__ import annotations

from types import SimpleNamespace
from uuid import UUID

from django.template.loader import render_to_string
from django.test import RequestFactory

SCRIPTS = tuple(f"roleplay/{name}.js" for name in ("mouth", "voice", "ear", "call"))

# Time runs forty times as fast, every request is answered from `answers`, and each engine notes what it was asked.
FAKES = """
const slow = window.setTimeout.bind(window);
window.setTimeout = (f, ms, ...more) => slow(f, ms / 40, ...more);
window.log = [];
window.answers = {};
window.fetch = async (url, options = {}) => {
  log.push(`${options.method ?? "GET"} ${url.split("/").slice(3).join("/")}`);
  const key = Object.keys(answers).find((part) => url.includes(part));
  if (key === undefined) return new Response("", { status: 404 });
  if (answers[key] === "never") return new Promise((_, fail) => options.signal?.addEventListener("abort", fail));
  const { status = 200, ...body } = answers[key];
  return new Response(status === 200 ? JSON.stringify(body) : "", { status });
};
document.addEventListener("mouth", (event) => log.push(`mouth ${event.detail.viseme}`));
document.addEventListener("submit", (event) => {
  event.preventDefault();
  const box = document.getElementById("answer");
  log.push(`sent ${event.target.id} ${event.submitter?.value ?? ""}[${box.value}]`);
});
window.AudioContext = class {
  get currentTime() { return performance.now() / 1000; }
  resume() {}
  close() {}
  async decodeAudioData(bytes) { return { bytes: bytes.byteLength }; }
  createBufferSource() {
    const ends = [];
    window.sounds = (window.sounds ?? 0) + 1;
    const source = { connect() {}, addEventListener: (_, f) => ends.push(f), start() { log.push("play"); },
      stop() { log.push("stop"); source.over(); }, over: () => ends.splice(0).forEach((f) => f()) };
    window.sound = source;
    return source;
  }
};
Object.defineProperty(window, "speechSynthesis", { value: {
  voices: [], getVoices() { return this.voices; }, cancel() { log.push("cancel"); },
  speak(words) { log.push(`say ${words.voice.name}: ${words.text}`); window.words = words; },
} });
window.SpeechSynthesisUtterance = class extends EventTarget {
  constructor(text) {
    super();
    this.text = text;
  }
};
window.SpeechRecognition = class {
  start() { window.ear = this; this.onstart?.(); }
  stop() { this.onend?.(); }
  abort() { log.push("abort"); }
  hear(words) { this.onresult({ results: [[{ transcript: words }]] }); }
};
window.MediaRecorder = class {
  constructor() { this.state = "inactive"; this.mimeType = "audio/webm"; }
  start() { this.state = "recording"; }
  stop() { this.state = "inactive"; this.ondataavailable?.({ data: new Blob(["x"]) }); this.onstop?.(); }
};
Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => {
  if (window.refuse) throw new DOMException("no", "NotAllowedError");
  return { getTracks: () => [{ stop() { log.push("microphone closed"); } }] };
} } });
"""

LINE = '<li class="them"{} ><p class="voice"><span class="vh">Ines: </span>{}</p></li>'


def call_page(*, ear: str = "", voice: bool = False, silence: int = 0, opening: str = "Where is it?") -> str:
    """The parts of the phone page that its scripts work on, as the server writes them."""
    call = SimpleNamespace(voice=voice, house=True, browser=True, agreed=ear, silence=silence)
    session = SimpleNamespace(pk=UUID(int=7))
    persona = SimpleNamespace(first_name="Ines")
    screen = SimpleNamespace(
        call=call,
        session=session,
        branch=SimpleNamespace(number=1, answers=0),
        scenario=SimpleNamespace(persona=persona),
    )
    request = RequestFactory().get("/")
    request.csp_nonce = "n1"  # type: ignore[attr-defined]
    dock = render_to_string("roleplay/parts/dock.html", {"screen": screen, "request": request})
    return f"""
      <script nonce="n1">{FAKES}</script>
      <warm-face id="customer-face"></warm-face>
      <ol id="chat">{LINE.format("", opening)}</ol>
      {dock}
      <form id="answer-form"><input type="hidden" name="csrfmiddlewaretoken" value="t">
      <input type="hidden" name="over" value="">
      <label for="answer">Words</label><textarea id="answer" name="text"></textarea>
      <button id="send" class="btn">Say it</button></form>"""
