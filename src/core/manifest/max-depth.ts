/** So many collections inside one another kubectl takes (`exceeded max depth`, of go-yaml and of Go's JSON alike). */
export const MAX_LEVELS = 10_000

/**
 * Levels of nesting that the general reader takes, of those. `yaml` composes by recursion: it survives 800 levels on
 * Node's stack of 984 KiB and 400 on the 500 KiB of a worker in Chromium (measured with 2.9.1). Aliases keep to the
 * same bound.
 */
export const MAX_DEPTH = 256
