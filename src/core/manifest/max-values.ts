/** Values of one document, of which the smallest collections take some 250 bytes: 2 GB at most. */
export const MAX_VALUES = 8_000_000
