// A voice or a film recorded on the page itself, for whoever wants to: asked for with a button and never before, listened to, thrown away or
// kept. What is kept goes along as any file does; nothing of it is anywhere but in this page's memory. Where a browser cannot, the telephone's own
// recorder stays.
const recording = (() => {
  const WAYS = { audio: ["audio/webm", "audio/mp4", "audio/ogg"], video: ["video/webm", "video/mp4"] };
  const ENDS = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg", "video/webm": "webm", "video/mp4": "mp4" };
  // Speech stays clear, and a quarter of an hour of film fits.
  const HOW = { audioBitsPerSecond: 32000, videoBitsPerSecond: 800000 };
  let step = "", kind, recorder, stream, made, address, since, ticking, count = 0;

  const place = () => document.querySelector("[data-record]");
  const one = (what) => place()?.querySelector(what);
  const type = () => WAYS[kind].find((way) => MediaRecorder.isTypeSupported(way));

  function tick() {
    const seconds = Math.floor((Date.now() - since) / 1000);
    const shown = one("[role=timer]");
    if (shown) shown.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function draw(focus) {
    if (!place()) return;
    // Whoever comes back to the page finds what waits there.
    if (step === "on" || step === "done") place().closest("details").open = true;
    for (const part of place().querySelectorAll("[data-step]")) part.hidden = part.dataset.step !== step;
    for (const button of place().querySelectorAll("[value]")) {
      button.setAttribute("aria-expanded", String(step !== "" && kind === button.value));
      button.disabled = step === "on" || step === "done";
    }
    for (const [name, heard] of Object.entries({ audio: one("audio"), video: one("video:not([muted])") })) {
      heard.hidden = kind !== name;
      if (step === "done" && kind === name) heard.src = address;
      else heard.removeAttribute("src");
    }
    const live = one("video[muted]");
    live.hidden = kind !== "video";
    live.srcObject = step === "on" ? stream : null;
    if (focus) one(focus)?.focus();
  }

  function to(next, focus) {
    step = next;
    draw(focus);
  }

  async function start() {
    // What could not go along is not begun.
    if (along.room() < 2e6) return along.refuse();
    const { denied } = place().dataset;
    const begun = kind;
    try {
      to("wait");
      const got = await navigator.mediaDevices.getUserMedia({ audio: true, video: begun === "video" && { width: 640, facingMode: "environment" } });
      // Somebody left the page while the browser asked.
      if (step !== "wait") return got.getTracks().forEach((track) => track.stop());
      stream = got;
      record();
    } catch {
      forget();
      to("");
      document.querySelector("#voice").parentElement.hidden = false;
      const said = one("[role=alert]");
      said.textContent = denied;
      said.hidden = false;
    }
  }

  function record() {
    const pieces = [];
    let size = 0;
    const mime = type();
    recorder = new MediaRecorder(stream, { mimeType: mime, ...HOW });
    recorder.ondataavailable = ({ data }) => {
      pieces.push(data);
      size += data.size;
      if (size > along.room() - 1e6) stop();
    };
    recorder.onstop = () => {
      end();
      made = new File(pieces, `${kind}-${(count += 1)}.${ENDS[mime]}`, { type: mime, lastModified: 0 });
      address = URL.createObjectURL(made);
      to("done", "[name=keep]");
    };
    recorder.start(1000);
    since = Date.now();
    ticking = setInterval(tick, 500);
    tick();
    to("on", "[name=stop]");
  }

  function end() {
    clearInterval(ticking);
    stream?.getTracks().forEach((track) => track.stop());
    stream = recorder = undefined;
  }

  /** What is recorded ends here and waits to be kept or thrown away. */
  function stop() {
    if (recorder?.state === "recording") recorder.stop();
    else if (step === "wait") to("");
  }

  function forget() {
    if (recorder) recorder.ondataavailable = recorder.onstop = null;
    stop();
    end();
    if (address) URL.revokeObjectURL(address);
    [step, made, address] = ["", undefined, undefined];
  }

  async function keep() {
    const file = made;
    forget();
    to("");
    await along.add([file]);
    document.querySelector("#files").focus();
  }

  function begin() {
    if (!window.MediaRecorder || !navigator.mediaDevices?.getUserMedia) return;
    const voice = document.querySelector("#voice").parentElement;
    place().hidden = false;
    voice.hidden = true;
    const does = { start, stop, keep, drop: () => { forget(); to("", `[value=${kind}]`); } };
    place().addEventListener("click", ({ target }) => {
      if (target.value) {
        one("[role=alert]").hidden = true;
        const same = step === "ask" && kind === target.value;
        kind = target.value;
        to(same ? "" : "ask");
      } else does[target.name]?.();
    });
    draw();
  }

  return { begin, stop, forget, waits: () => ["wait", "on", "done"].includes(step) };
})();
