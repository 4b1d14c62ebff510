/*
 * What the agent says becomes text: by this house (a recording is sent, turned into words and thrown away) or by the
 * browser, whichever she agreed to. It hears words and how loud it is, so as to know when she has finished; nothing else
 * of a voice is looked at.
 *
 *   const ear = new warmCall.Ear({ kind: "house" | "browser", send, language: "en" })
 *   ear.start({ free, onwords, onstate, onloud })   onstate: listening | writing | heard | nothing | refused | down
 *   ear.stop()                                      she has finished; the words come by onwords, then "heard"
 *   ear.drop()                                      forget what was being said
 */
(() => {
  "use strict";
  const warmCall = (globalThis.warmCall ??= {});
  const LOUD = 0.02; // of the loudest; a voice near a microphone is well above, a quiet room below. Chosen.
  const FINISHED = 1400; // milliseconds of quiet after which a sentence is taken as finished, hands-free
  const LONGEST = 110_000; // milliseconds; the house hears at most two minutes

  const Recognition = () => globalThis.SpeechRecognition ?? globalThis.webkitSpeechRecognition;

  class Ear {
    constructor({ kind, send, language }) {
      Object.assign(this, { kind, send, language, run: 0, open: false });
    }

    can() {
      if (this.kind === "browser") return Boolean(Recognition());
      return Boolean(this.kind === "house" && navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);
    }

    start(calls) {
      this.drop();
      this.calls = calls;
      this.open = true;
      if (!this.can()) return this.end("refused");
      return this.kind === "browser" ? this.listenByBrowser() : this.listenByHouse();
    }

    stop() {
      this.finish?.();
    }

    drop() {
      this.run += 1;
      this.open = false;
      this.close?.();
      this.close = this.finish = undefined;
    }

    end(state) {
      const calls = this.calls;
      this.drop();
      calls?.onstate(state);
    }

    listenByBrowser() {
      const run = this.run;
      const recogniser = new (Recognition())();
      let words = "";
      let quiet = 0;
      Object.assign(recogniser, { continuous: true, interimResults: true, lang: this.language });
      recogniser.onstart = () => run === this.run && this.calls.onstate("listening");
      recogniser.onresult = (event) => {
        if (run !== this.run) return;
        words = [...event.results].map((result) => result[0].transcript.trim()).join(" ").trim();
        this.calls.onloud?.(words);
        this.calls.onwords(words);
        clearTimeout(quiet);
        if (this.calls.free) quiet = setTimeout(() => recogniser.stop(), FINISHED);
      };
      recogniser.onerror = (event) => {
        if (run !== this.run) return;
        const refused = event.error === "not-allowed" || event.error === "service-not-allowed" || event.error === "audio-capture";
        if (event.error !== "no-speech" && event.error !== "aborted") this.end(refused ? "refused" : "down");
      };
      recogniser.onend = () => run === this.run && this.end(words ? "heard" : "nothing");
      this.finish = () => recogniser.stop();
      this.close = () => {
        clearTimeout(quiet);
        recogniser.abort();
      };
      try {
        recogniser.start();
      } catch {
        this.end("down");
      }
    }

    async listenByHouse() {
      const run = this.run;
      let stream;
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: true, noiseSuppression: true } });
      } catch {
        if (run === this.run) this.end("refused");
        return;
      }
      const silent = () => stream.getTracks().forEach((track) => track.stop());
      if (run !== this.run) return silent();
      const recorder = new MediaRecorder(stream);
      const pieces = [];
      recorder.ondataavailable = (event) => pieces.push(event.data);
      const unwatch = this.watch(stream, run, () => this.finish?.());
      const timer = setTimeout(() => this.finish?.(), LONGEST);
      const close = () => {
        clearTimeout(timer);
        unwatch();
        silent();
      };
      this.close = () => {
        if (recorder.state !== "inactive") recorder.stop();
        close();
      };
      this.finish = () => {
        if (recorder.state === "inactive") return;
        recorder.onstop = () => run === this.run && this.write(new Blob(pieces, { type: recorder.mimeType }), run);
        recorder.stop();
        close();
      };
      recorder.start();
      this.calls.onstate("listening");
    }

    async write(sound, run) {
      this.calls.onstate("writing");
      let words = null;
      try {
        words = await this.send(sound);
      } catch {
        words = null;
      }
      if (run !== this.run) return;
      if (words === null) return this.end("down");
      if (words) this.calls.onwords(words);
      this.end(words ? "heard" : "nothing");
    }

    /* How loud it is, and nothing else: to notice that she speaks, and hands-free that she has finished. */
    watch(stream, run, finished) {
      if (!this.calls.free || !globalThis.AudioContext) return () => {};
      const context = new AudioContext();
      const meter = context.createAnalyser();
      const level = new Float32Array(meter.fftSize);
      context.createMediaStreamSource(stream).connect(meter);
      let spoke = 0;
      let last = 0;
      const timer = setInterval(() => {
        meter.getFloatTimeDomainData(level);
        const loud = Math.sqrt(level.reduce((sum, x) => sum + x * x, 0) / level.length) > LOUD;
        if (run !== this.run) return;
        if (loud) {
          last = performance.now();
          spoke += 1;
          if (spoke === 3) this.calls.onloud?.("");
        } else if (spoke > 2 && performance.now() - last > FINISHED) finished();
      }, 90);
      return () => {
        clearInterval(timer);
        context.close();
      };
    }
  }

  warmCall.Ear = Ear;
})();
