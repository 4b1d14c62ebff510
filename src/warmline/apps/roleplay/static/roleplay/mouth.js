/*
 * The mouth of a face that speaks: one small protocol, whatever makes the sound.
 *
 * While a sound plays, the element of the face gets events of the type "mouth", each with
 *   detail.viseme   the shape: sil PP FF TH DD kk CH SS nn RR aa E I O U
 *   detail.seconds  how long it stays until the next one, 0 for the last
 * The last event is always "sil". A face that cannot move its mouth ignores them; a drawn or a modelled head may listen.
 *
 *   warmCall.mouth.follow(face, cues, clock)  cues are [[at, viseme], ...] in seconds of the sound; clock() says where the
 *                                             sound is, null when it is over. Returns a function that ends it.
 *   warmCall.mouth.guess(word, seconds)       the cues of one written word, for voices that say only when a word begins.
 */
(() => {
  "use strict";
  const warmCall = (globalThis.warmCall ??= {});

  /* Letters as they mostly sound in English. A guess is enough for lips; it is never used for anything else. */
  const LETTERS = [
    ["th", "TH"], ["sh", "CH"], ["ch", "CH"], ["ph", "FF"], ["ng", "kk"], ["ck", "kk"], ["qu", "kk"], ["wh", "U"],
    ["oo", "U"], ["ou", "aa"], ["ow", "aa"], ["ee", "I"], ["ea", "I"], ["ai", "E"], ["ay", "E"], ["oa", "O"], ["igh", "aa"],
    ["p", "PP"], ["b", "PP"], ["m", "PP"], ["f", "FF"], ["v", "FF"], ["t", "DD"], ["d", "DD"], ["k", "kk"], ["g", "kk"],
    ["c", "kk"], ["x", "kk"], ["q", "kk"], ["j", "CH"], ["s", "SS"], ["z", "SS"], ["n", "nn"], ["l", "nn"], ["r", "RR"],
    ["a", "aa"], ["e", "E"], ["i", "I"], ["y", "I"], ["o", "O"], ["u", "U"], ["w", "U"],
  ];

  function guess(word, seconds) {
    const shapes = [];
    const text = word.toLowerCase();
    for (let at = 0; at < text.length;) {
      const found = LETTERS.find(([letters]) => text.startsWith(letters, at));
      if (found && shapes.at(-1) !== found[1]) shapes.push(found[1]);
      at += found?.[0].length ?? 1;
    }
    const cues = shapes.map((viseme, i) => [(seconds * i) / shapes.length, viseme]);
    return [...cues, [seconds, "sil"]];
  }

  function follow(face, cues, clock) {
    let next = 0;
    let frame = 0;
    let shown = "sil";
    const show = (viseme, seconds) => {
      shown = viseme;
      face?.dispatchEvent(new CustomEvent("mouth", { bubbles: true, detail: { viseme, seconds } }));
    };
    const end = () => {
      cancelAnimationFrame(frame);
      next = Infinity;
      if (shown !== "sil") show("sil", 0);
    };
    const step = () => {
      const now = clock();
      if (now === null || next >= cues.length) return end();
      let due = -1;
      while (next < cues.length && cues[next][0] <= now) due = next++;
      if (due >= 0) show(cues[due][1], Math.max(0, (cues[due + 1]?.[0] ?? cues[due][0]) - cues[due][0]));
      frame = requestAnimationFrame(step);
    };
    step();
    return end;
  }

  warmCall.mouth = { follow, guess };
})();
