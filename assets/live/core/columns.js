// Little-endian float64 in base64, column after column, by name.
export function unpack(text, names) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const numbers = new Float64Array(bytes.buffer);
  const rows = numbers.length / names.length;
  return new Map(names.map((name, index) => [name, numbers.subarray(index * rows, (index + 1) * rows)]));
}
