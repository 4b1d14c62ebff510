/*
 * The customer's voice: the house's own where it has one, else a voice of this machine, else none. Nothing of a talk is
 * spoken by a voice of the browser that works over the network. It can be hushed at any moment.
 *
 *   const voice = new warmCall.Voice({ face, house: true, address: (number, part) => url, language: "en" })
 *   await voice.say(number, text, fromPart)   true when it was spoken to the end, false when hushed or not spoken
 *   voice.can()                               whether there is any voice
 */
(() => {
  "use strict";
  const warmCall = (globalThis.warmCall ??= {});
  const PATIENCE = 4000; // milliseconds for the first sound; the words are on the page all the while
  const LETTERS_A_SECOND = 14;

  class Voice {
    constructor({ face, house, address, language }) {
      Object.assign(this, { face, house, address, language });
      this.turn = 0;
      this.stops = new Set();
    }

    /* Browsers let a page make sound only after a press on it: call this from one. */
    wake() {
      this.context ??= globalThis.AudioContext ? new AudioContext() : undefined;
      this.context?.resume?.();
    }

    local() {
      const all = globalThis.speechSynthesis?.getVoices?.() ?? [];
      return all.find((one) => one.localService && one.lang.toLowerCase().startsWith(this.language));
    }

    can() {
      return Boolean((this.house && this.context) || this.local());
    }

    hush() {
      this.turn += 1;
      for (const stop of this.stops) stop();
      this.stops.clear();
    }

    async say(number, text, fromPart = 0) {
      this.hush();
      const turn = this.turn;
      if (this.house && this.context) {
        const spoken = await this.sayByHouse(number, fromPart, turn);
        if (spoken !== null) return spoken;
      }
      return turn === this.turn ? this.sayByBrowser(text, turn) : false;
    }

    /* Sentence by sentence; the next is fetched while one is heard. null where the house could not say the first. */
    async sayByHouse(number, fromPart, turn) {
      let coming = this.fetch(number, fromPart);
      for (let part = fromPart; ; part += 1) {
        const found = await coming;
        if (turn !== this.turn) return false;
        if (!found) return part === fromPart ? null : false;
        coming = part + 1 < found.parts ? this.fetch(number, part + 1) : null;
        await this.play(found);
        if (turn !== this.turn) return false;
        if (!coming) return true;
      }
    }

    async fetch(number, part) {
      const ended = new AbortController();
      const timer = setTimeout(() => ended.abort(), PATIENCE);
      this.stops.add(() => ended.abort());
      try {
        const answer = await fetch(this.address(number, part), { signal: ended.signal });
        if (!answer.ok) return null;
        const found = await answer.json();
        const bytes = Uint8Array.from(atob(found.sound), (letter) => letter.charCodeAt(0));
        return { ...found, sound: await this.context.decodeAudioData(bytes.buffer) };
      } catch {
        return null;
      } finally {
        clearTimeout(timer);
      }
    }

    play({ sound, mouth }) {
      return new Promise((done) => {
        const source = this.context.createBufferSource();
        const begun = this.context.currentTime;
        let over = false;
        const end = () => {
          if (over) return;
          over = true;
          still();
          this.stops.delete(stop);
          done();
        };
        const stop = () => {
          source.stop();
          end();
        };
        source.buffer = sound;
        source.connect(this.context.destination);
        source.addEventListener("ended", end);
        this.stops.add(stop);
        const still = warmCall.mouth.follow(this.face(), mouth, () => (over ? null : this.context.currentTime - begun));
        source.start();
      });
    }

    sayByBrowser(text, turn) {
      const local = this.local();
      if (!local) return Promise.resolve(false);
      return new Promise((done) => {
        const words = new SpeechSynthesisUtterance(text);
        let still = () => {};
        const end = (whole) => {
          still();
          this.stops.delete(stop);
          done(whole && turn === this.turn);
        };
        const stop = () => {
          speechSynthesis.cancel();
          end(false);
        };
        words.voice = local;
        words.lang = local.lang;
        words.addEventListener("boundary", (event) => {
          const word = text.slice(event.charIndex).match(/^\S+/)?.[0] ?? "";
          const seconds = Math.max(0.12, word.length / LETTERS_A_SECOND);
          const begun = performance.now();
          still();
          still = warmCall.mouth.follow(this.face(), warmCall.mouth.guess(word, seconds), () => (performance.now() - begun) / 1000);
        });
        words.addEventListener("end", () => end(true));
        words.addEventListener("error", () => end(false));
        this.stops.add(stop);
        speechSynthesis.speak(words);
      });
    }
  }

  warmCall.Voice = Voice;
})();
