// Streamlit covers the page when its connection is gone. Here a line says so, and what is recorded goes on.
const COVER = "[data-testid=stDialog]";
const SAYS = "Connection error";

export function onCutOff(tell) {
  const close = () => {
    for (const dialog of document.querySelectorAll(COVER)) {
      if (!dialog.textContent.startsWith(SAYS)) continue;
      /** @type {HTMLElement | null} */ (dialog.querySelector("[aria-label=Close]"))?.click();
      tell();
    }
  };
  new MutationObserver(close).observe(document.body, { childList: true });
}
