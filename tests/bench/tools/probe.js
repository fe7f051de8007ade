// Put into every measured page before its own scripts: clocks around what the page does.
(() => {
  if (window !== window.top || window.bench) return;
  const later = (tell) => requestAnimationFrame(() => tell(performance.now()));

  function within(root, selector) {
    const found = root.querySelector(selector);
    if (found) return found;
    for (const node of root.querySelectorAll("*")) {
      const inside = node.shadowRoot && within(node.shadowRoot, selector);
      if (inside) return inside;
    }
    return null;
  }

  const host = () => {
    if (!window.bench.unit?.isConnected) window.bench.unit = within(document, "[data-unit], [data-sequence]");
    return window.bench.unit;
  };
  const texts = (selector) => [...document.querySelectorAll(selector)].map((node) => node.textContent);

  // What the bare page shows: its SVG first, its two charts later.
  const drawn = {
    svg: (caption) => texts(".stMarkdown svg text").includes(caption),
    charts: (caption) => texts(".js-plotly-plot .gtitle").filter((text) => text === caption).length === 2,
  };

  // From the event to the first frame after each condition holds; looked at on every change of `root`.
  function stopwatch(event, root, conditions) {
    return new Promise((tell) => {
      const times = {};
      let start = null;
      const look = () => {
        if (start === null) return;
        for (const [name, holds] of Object.entries(conditions)) {
          if (name in times || !holds()) continue;
          times[name] = 0;
          later((now) => {
            times[name] = now - start;
            if (Object.keys(conditions).every((other) => times[other])) {
              watcher.disconnect();
              tell(times);
            }
          });
        }
      };
      const watcher = new MutationObserver(look);
      watcher.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      window.addEventListener(
        event,
        (happened) => {
          start = happened.timeStamp;
        },
        { capture: true, once: true },
      );
    });
  }

  window.bench = {
    within,
    unit: null,
    result: null,
    frames: null,

    ready: () =>
      Boolean(host()?.dataset.answered !== undefined && host().querySelector('[data-key="h"]')?.textContent),

    // Where a handle is, in the coordinates of the mouse.
    spot(handle) {
      const box = host().querySelector(`g[data-handle="${handle}"]`).getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    },

    // The fifteen numbers as set, and the two results as shown.
    shown() {
      const set = [...host().querySelectorAll("g[data-handle]")].map((node) => [
        node.dataset.handle,
        Number(node.getAttribute("aria-valuenow")),
      ]);
      const result = (key) => host().querySelector(`[data-key="${key}"]`).textContent;
      return { set: Object.fromEntries(set), c: result("exact.c"), h: result("exact.h") };
    },

    // Pointer up → the server's answer painted.
    armCommit() {
      const unit = host();
      const before = Number(unit.dataset.answered);
      this.result = stopwatch("pointerup", unit, { answered: () => Number(unit.dataset.answered) > before });
    },

    // Pointer down → the first number that a sweep's row has changed.
    armGrab(handle) {
      const node = host().querySelector(`[data-key="${handle}"]`);
      const before = node.textContent;
      this.result = stopwatch("pointerdown", node, { changed: () => node.textContent !== before });
    },

    // Pointer up → the bare page's SVG and both charts show what belongs to the slider's value.
    armSlider(captions) {
      const slider = () => /** @type {HTMLInputElement} */ (document.querySelector(".stSlider input"));
      const wanted = () => captions[Number(slider().value).toFixed(2)];
      this.result = stopwatch("pointerup", document.body, {
        svg: () => drawn.svg(wanted()),
        charts: () => drawn.charts(wanted()),
      });
    },

    slider() {
      const box = document
        .querySelector('[data-testid="stSliderThumbValue"]')
        .parentElement.getBoundingClientRect();
      return [box.x + box.width / 2, box.y + box.height / 2];
    },

    // Frames from now on: when each came, and whether it showed another number than the one before.
    watchFrames(handle) {
      const node = host().querySelector(`[data-key="${handle}"]`);
      const frames = { times: [], shown: [], on: true };
      this.frames = frames;
      const tick = (now) => {
        frames.times.push(now);
        frames.shown.push(node.textContent);
        if (frames.on) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },

    stopFrames() {
      this.frames.on = false;
      return { times: this.frames.times, shown: this.frames.shown };
    },

    // When the page first showed what it is for; polled on every frame from the start.
    watchFirst(caption) {
      const first = {};
      this.first = first;
      const tick = () => {
        const now = performance.now();
        if (this.ready()) first.unit ??= now;
        if (drawn.svg(caption)) first.svg ??= now;
        if (drawn.charts(caption)) first.charts ??= now;
        if (!first.unit && !first.charts) requestAnimationFrame(tick);
      };
      requestAnimationFrame(tick);
    },
  };
})();
