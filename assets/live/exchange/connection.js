// Streamlit covers the page when its connection is gone. Here a line says so, and what is recorded goes on.
const COVER = "[data-testid=stDialog]";
const SAYS = "Connection error";
const APP = "[data-testid=stApp]";
const STATE = "data-test-connection-state";
const CONNECTED = "CONNECTED";

/** @param {(cut: boolean) => void} tell whether Streamlit is cut off, whenever that has changed */
export function onCutOff(tell) {
  const close = () => {
    for (const dialog of document.querySelectorAll(COVER)) {
      if (!dialog.textContent.startsWith(SAYS)) continue;
      /** @type {HTMLElement | null} */ (dialog.querySelector("[aria-label=Close]"))?.click();
      tell(true);
    }
  };
  new MutationObserver(close).observe(document.body, { childList: true });
  // Back again, Streamlit draws nothing anew where nothing has changed.
  const back = () => {
    if (document.querySelector(APP)?.getAttribute(STATE) === CONNECTED) tell(false);
  };
  new MutationObserver(back).observe(document.body, { attributeFilter: [STATE], subtree: true });
}
