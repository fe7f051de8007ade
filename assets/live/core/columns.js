// Little-endian float64, column after column, by name; as it comes, or in base64.
export function columnsOf(numbers, names, rows = numbers.length / Math.max(1, names.length)) {
  return new Map(names.map((name, index) => [name, numbers.subarray(index * rows, (index + 1) * rows)]));
}

export function unpack(text, names) {
  return columnsOf(new Float64Array(bytesOf(text)), names);
}

// What base64 stands for.
export function bytesOf(text) {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;
}
