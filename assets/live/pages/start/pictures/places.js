// Where things stand in the pictures: positions are scaled, nothing else.
export const between = (from, to, share) => from + (to - from) * share;
export const nth = (first, gap, index) => first + gap * index;
