// Who follows a link to an open panel arrives there, not at the top of the page: once, until they do
// something themselves.
const OWN_MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
const HEADER = "4.5rem";

export default function mount(component) {
  const host = component.parentElement.querySelector("[data-arrival]");
  if (host.dataset.arrived) return undefined;
  host.dataset.arrived = "yes";
  host.style.scrollMarginTop = HEADER;
  const arrive = () => host.scrollIntoView({ block: "start", behavior: "instant" });
  // The parts above are still being drawn and push the panel down.
  const watcher = new ResizeObserver(arrive);
  for (let above = placeOf(host); above && above !== document.body; above = above.parentElement)
    watcher.observe(above);
  const stop = () => {
    watcher.disconnect();
    for (const move of OWN_MOVES) removeEventListener(move, stop, { capture: true });
  };
  for (const move of OWN_MOVES) addEventListener(move, stop, { capture: true, passive: true });
  return stop;
}

function placeOf(host) {
  return host.getRootNode().host ?? host.parentElement;
}
