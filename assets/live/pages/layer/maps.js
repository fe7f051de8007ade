// A large layer as maps on canvases: weights by unit and number read, gates and memories by unit and step.
import { bytesOf } from "../../core/columns.js";
import { SizeObserver } from "../../core/paper.js";
import { sharpen } from "../../picture/drawing/pen.js";
import { scrolled } from "../../tables/scrolled.js";
import { fixed, precise } from "../../text/format.js";
import { element, header, offer, symbolNode } from "../../text/segments.js";
import { said } from "../../text/texts.js";

const [TALLEST, SHORTEST] = [340, 130];
const FULL = 0.88;
const FAINT = 0.05;
const TOLD = ["f", "i", "g", "o", "c_prev", "c", "h"];

export class LayerMaps {
  // act offers: choose(unit, time or null), show(quantity)
  constructor(act) {
    this.act = act;
    this.node = element("div", "layer-maps");
    this.which = element("label", "over-which");
    this.select = element("select", "offer");
    this.select.addEventListener("change", () => act.show(this.select.value));
    this.which.append(said("layer.maps.which"), " ", this.select);
    this.maps = element("div", "maps");
    this.reading = element("p", "map-reading");
    this.reading.setAttribute("role", "status");
    this.chosen = element("div", "matrix chosen-unit");
    this.node.append(this.which, this.maps, this.reading, this.chosen);
    this.drawn = [];
    this.observer = new SizeObserver(() => this.#paint());
    this.observer.observe(this.node);
  }

  leave() {
    this.observer.disconnect();
  }

  show(data) {
    this.data = data;
    const { maps, step } = data;
    this.which.hidden = step !== 0;
    offer(this.select, maps.offered, maps.shown);
    this.drawn = [
      ...maps.weights.map((map) => this.#map(map, "weights")),
      ...maps.over.map((map) => this.#map(map, "over")),
    ];
    this.maps.replaceChildren(...this.drawn.map(({ figure }) => figure));
    this.reading.textContent = "";
    this.#unit();
    this.#paint();
  }

  // --- the chosen unit's own numbers ----------------------------------------------------

  #unit() {
    const { values, words, unit, time } = this.data;
    const table = element("table");
    table.append(element("caption", "", said("layer.maps.chosen", { unit: unit + 1, at: time.at + 1 })));
    const names = table.createTHead().insertRow();
    const row = table.createTBody().insertRow();
    for (const key of TOLD) {
      const { role, name } = words.symbols[key];
      const head = header("", "col", `role-${role}`);
      head.append(symbolNode(words.symbols[key]));
      head.title = name;
      names.append(head);
      row.append(element("td", "", precise(values[key])));
    }
    this.chosen.replaceChildren(scrolled(table, table.caption.textContent));
  }

  // --- a map ----------------------------------------------------------------------------

  #map(map, kind) {
    const figure = element("figure", `map-of ${kind} role-${map.role}`);
    const title = said(`layer.maps.${kind}`, { gate: map.name, name: map.name });
    const caption = element("figcaption", "", title);
    const canvas = element("canvas");
    canvas.setAttribute("role", "img");
    const [tall, wide] = map.each;
    const told = [
      tall > 1 || wide > 1 ? said("layer.maps.each", { rows: tall, columns: wide }) : "",
      said("layer.maps.shades", { largest: fixed(map.largest, map.decimals) }),
    ];
    const legend = element("p", "map-legend", told.filter(Boolean).join(" "));
    canvas.setAttribute("aria-label", `${title}. ${legend.textContent}`);
    figure.append(caption, canvas, this.#axis(map, kind), legend);
    const drawn = { map, kind, figure, canvas, cells: cellsOf(map) };
    canvas.addEventListener("pointermove", (event) => this.#point(drawn, event));
    canvas.addEventListener("pointerleave", () => (this.reading.textContent = ""));
    canvas.addEventListener("click", (event) => this.#pick(drawn, event));
    return drawn;
  }

  #axis(map, kind) {
    const axis = element("div", "map-axis");
    if (kind === "over") {
      axis.append(element("span", "", `1 … ${map.shape[1]} ${said("layer.maps.steps")}`));
      return axis;
    }
    axis.append(
      element("span", "role-short_term", `${map.units} ${said("layer.maps.h")}`),
      element("span", "role-input", `${map.shape[1] - map.units} ${said("layer.maps.x")}`),
    );
    return axis;
  }

  #paint() {
    for (const one of this.drawn) this.#draw(one);
  }

  #draw({ map, kind, canvas, cells, figure }) {
    const width = Math.max(figure.clientWidth, 200);
    const each = Math.max(1, Math.min(14, Math.floor(TALLEST / map.rows)));
    const height = Math.max(SHORTEST, each * map.rows);
    const scale = sharpen(canvas, width, height);
    const pen = canvas.getContext("2d");
    const style = getComputedStyle(figure);
    const colour = style.getPropertyValue("--pure").trim() || style.color;
    const ink = style.getPropertyValue("--ink").trim();
    const [across, down] = [canvas.width / map.wide, canvas.height / map.rows];
    pen.fillStyle = colour;
    pen.globalAlpha = FAINT;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    const unit = map.largest * Number(`1e${map.decimals}`);
    for (let row = 0; row < map.rows; row += 1) {
      const top = Math.round(row * down);
      const tall = Math.max(1, Math.round((row + 1) * down) - top);
      for (let cell = 0; cell < map.wide; cell += 1) {
        const value = cells[row * map.wide + cell];
        const left = Math.round(cell * across);
        const wide = Math.max(1, Math.round((cell + 1) * across) - left);
        // A negative number has the colour of the text, so that its sign is seen at any size.
        pen.fillStyle = value < 0 ? ink : colour;
        pen.globalAlpha = FULL * Math.min(1, Math.abs(value) / unit);
        pen.fillRect(left, top, wide, tall);
      }
    }
    pen.globalAlpha = 1;
    this.#marks(pen, map, kind, across, down, scale, style);
  }

  // The chosen unit's row and the step one looks at, and where the inputs begin.
  #marks(pen, map, kind, across, down, scale, style) {
    const [tall, wide] = map.each;
    const ink = style.getPropertyValue("--ink").trim();
    pen.strokeStyle = ink;
    pen.lineWidth = 2 * scale;
    const row = Math.floor(this.data.unit / tall);
    pen.strokeRect(scale, row * down - scale, map.wide * across - 2 * scale, Math.max(down, 3) + 2 * scale);
    if (kind === "over") {
      const cell = Math.floor(this.data.time.at / wide);
      pen.strokeRect(
        cell * across - scale,
        scale,
        Math.max(across, 3) + 2 * scale,
        map.rows * down - 2 * scale,
      );
    } else {
      const border = (map.units / wide) * across;
      pen.beginPath();
      pen.moveTo(border, 0);
      pen.lineTo(border, map.rows * down);
      pen.stroke();
    }
  }

  // --- under the pointer ------------------------------------------------------------------

  #at({ map, canvas }, event) {
    const box = canvas.getBoundingClientRect();
    const part = (at, size, count) => Math.max(0, Math.min(count - 1, Math.floor((at / size) * count)));
    return {
      row: part(event.clientY - box.top, box.height, map.rows),
      cell: part(event.clientX - box.left, box.width, map.wide),
    };
  }

  #point(drawn, event) {
    const { map, kind, cells } = drawn;
    const { row, cell } = this.#at(drawn, event);
    const value = Number(`${cells[row * map.wide + cell]}e-${map.decimals}`);
    this.reading.textContent = said("layer.maps.reading", {
      rows: span("unit", "units_from", row, map.each[0], map.shape[0]),
      columns:
        kind === "over"
          ? span("step", "steps_from", cell, map.each[1], map.shape[1])
          : span("cell", "cells_from", cell, map.each[1], map.shape[1]),
      value: fixed(value, map.decimals),
    });
  }

  #pick(drawn, event) {
    const { map, kind } = drawn;
    const { row, cell } = this.#at(drawn, event);
    this.act.choose(row * map.each[0], kind === "over" ? cell * map.each[1] : null);
  }
}

function span(one, many, place, each, count) {
  const from = place * each + 1;
  const to = Math.min(count, from + each - 1);
  return said(`layer.maps.${from === to ? one : many}`, { from, to });
}

// The numbers as they were sent: whole numbers of the last decimal.
function cellsOf({ cells, bytes: size }) {
  return size > 2 ? new Int32Array(bytesOf(cells)) : new Int16Array(bytesOf(cells));
}
