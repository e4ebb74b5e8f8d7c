/**
 * Levels of nesting that are read, of the 10,000 that kubectl takes. `yaml` composes by recursion: it survives 800 levels on Node's
 * stack of 984 KiB and 400 on the 500 KiB of a worker in Chromium (measured with 2.9.1). JSON and aliases keep to the same bound, so
 * that whoever walks over values may recurse as well.
 */
export const MAX_DEPTH = 256
