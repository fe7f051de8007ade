// The five screens in their order. Each has a film of so many frames; `from` says at which of them each
// line is reached.
import { loop } from "./pictures/loop.js";
import { problem } from "./pictures/problem.js";
import { two } from "./pictures/two.js";
import { unrolled } from "./pictures/unrolled.js";

const open = { name: "open", frames: 0, from: { do: 0, drag: 0 }, given: () => ({}) };

export const SCREENS = [problem, loop, two, unrolled, open];
