// On every animation frame: the dragged handle's value and every number on the picture and in the panel.
(handle) => {
  const host = (function find(/** @type {Document | ShadowRoot} */ root) {
    for (const node of root.querySelectorAll("*")) {
      if (node.matches("[data-unit]")) return node;
      const inside = node.shadowRoot && find(node.shadowRoot);
      if (inside) return inside;
    }
    return null;
  })(document);
  const slider = host.querySelector(`[data-handle="${handle}"]`);
  const kinds = ["state", "weight", "bias", "number", "fine"];
  const places = [...host.querySelectorAll("svg [data-key]")].map((node) => {
    const classes = node.closest("[data-handle]")?.classList ?? node.classList;
    return [node.dataset.key, node.dataset.style ?? kinds.find((kind) => classes.contains(kind)), node];
  });
  const lines = [...host.querySelectorAll("[data-line]")].map((line) => [
    line.dataset.line,
    // Where a gate's sum has no line of its own, it stands before the result.
    line.querySelectorAll(".outcome .slot")[line.querySelector(".opened") ? 1 : 0],
  ]);
  for (const [key, node] of lines) places.push([key, "result", node]);
  window.frames_seen = [];
  window.recording = true;
  const look = () => {
    window.frames_seen.push([
      slider.getAttribute("aria-valuenow"),
      places.map(([key, style, node]) => [key, style, node.textContent]),
    ]);
    if (window.recording) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};
