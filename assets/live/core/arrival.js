// What is opened comes into view. Who follows a link to an open panel arrives at it, not at the top of the
// page; who opens one sees where it begins, with as much of what was above as there is room for. Until they
// do something themselves.
const OWN_MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
const PLACES = { link: "4.5rem", opened: "40vh" };

export default function mount(component) {
  const host = component.parentElement.querySelector("[data-arrival]");
  if (host.dataset.arrived) return undefined;
  host.dataset.arrived = "yes";
  const opened = host.dataset.arrival === "opened";
  host.style.scrollMarginTop = PLACES[opened ? "opened" : "link"];
  const still = !opened || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const arrive = () => {
    // What is opened in the upper part of the window is seen already.
    if (opened && host.getBoundingClientRect().top < innerHeight / 2) return;
    host.scrollIntoView({ block: "start", behavior: still ? "instant" : "smooth" });
  };
  // The parts around are still being drawn: those above push the panel down, it makes the page longer itself.
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
