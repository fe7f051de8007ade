// The address to hand out: this page's, as others reach it. What a computer calls itself leads others
// nowhere, so the server is asked for its address in the network, before anybody wants it.
import { API } from "../exchange/api.js";

// Names by which a computer calls itself.
const MYSELF = /^localhost$|\.localhost$|^127\.|^\[::1\]$/;
const HOME = new URL("../", API).href;
const OWN = { base: "", why: "own" };

let known = OWN;

/** Asks again: a computer may have moved into another network. What is known stays where nobody answers. */
export async function askForAddress() {
  try {
    const response = await fetch(`${API}address`);
    if (response.ok) known = await response.json();
  } catch (problem) {
    // What fetch throws when the line is cut.
    if (!(problem instanceof TypeError)) throw problem;
  }
}

/**
 * The link to this page for others, and what there is to say of it: nothing for "own" and "public";
 * "network" is not what stands in the address bar; "alone" and "unknown" work on this computer only.
 */
export function addressForOthers() {
  if (known.base) {
    const link = `${known.base}/${location.href.slice(HOME.length)}`;
    return { link, why: known.why, host: new URL(known.base).host };
  }
  const isMine = MYSELF.test(location.hostname);
  const why = isMine && known.why === "own" ? "unknown" : known.why;
  return { link: location.href, why: isMine ? why : "own", host: location.host };
}

/** Whether anybody but this computer can open the link. */
export const isForOthers = ({ why }) => why !== "alone" && why !== "unknown";
