// Where the server answers questions.
export const API = new URL("../../../../api/", import.meta.url).href;
