// Whether somebody has seen more of the app than its beginning. The server reads the same cookie, in
// pages/addresses.py, and brings who has straight to the unit.
const COOKIE = "gatewise_been_here";
const BEGINNING = "start";
const A_YEAR = 31536000;

export const hasBeenHere = () => cookies().split("; ").includes(`${COOKIE}=1`);

// A frame without an origin of its own may not even ask.
function cookies() {
  try {
    return document.cookie;
  } catch {
    return "";
  }
}

export function rememberVisit(page) {
  if (page === BEGINNING || hasBeenHere()) return;
  try {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is there on encrypted connections only
    document.cookie = `${COOKIE}=1; path=/; max-age=${A_YEAR}; samesite=lax`;
  } catch {
    // Then the beginning is shown again, which costs a click.
  }
}
