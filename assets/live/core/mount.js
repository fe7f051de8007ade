// How a live part comes onto the page: one object per host, told about every new payload, dismissed with its
// host.
import { whenStyled } from "./style.js";
import { wordsIn } from "./words.js";

/**
 * What Streamlit hands to a script with every new payload.
 * @typedef {object} Component
 * @property {HTMLElement | ShadowRoot} parentElement where the part's host stands
 * @property {Record<string, any>} data the payload, under the part's name
 * @property {(name: string, value: any) => void} setTriggerValue sends the server a request
 */

/**
 * A live part: it draws into its host and draws again when it receives another payload.
 * @typedef {object} Part
 * @property {(data: any, component: Component, recorded?: any) => void} receive
 * @property {() => void} [leave] takes back what the page would keep: observers, listeners, clocks
 */

/**
 * The function a live part's script exports.
 * @param {string} name the host is found by [data-name], the payload under the same name
 * @param {new (host: HTMLElement) => Part} PartClass
 * @param {object} options
 * @param {string[]} options.sheets the style sheets it needs, by their places in assets/live
 * @param {(data: any) => any} [options.record] what else must have come before it can draw; may be a promise
 */
export function mounting(name, PartClass, { sheets, record = () => undefined }) {
  /** @type {WeakMap<HTMLElement, Part>} */
  const mounted = new WeakMap();

  return async function mount(/** @type {Component} */ component) {
    const host = /** @type {HTMLElement} */ (component.parentElement.querySelector(`[data-${name}]`));
    const data = component.data[name];
    const [words, recorded] = await Promise.all([
      wordsIn(data.vocabulary ?? "plain"),
      record(data),
      whenStyled(host, sheets),
    ]);
    if (!mounted.has(host)) mounted.set(host, new PartClass(host));
    mounted.get(host).receive({ ...words, ...data }, component, recorded);
    return () => {
      mounted.get(host)?.leave?.();
      mounted.delete(host);
    };
  };
}
