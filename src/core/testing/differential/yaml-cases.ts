import { readFileSync } from 'node:fs'

/** A small document, and what kubectl 1.32 makes of it. */
export interface YamlCase {
  /** Part of the grammar that it tries. */
  readonly area: string
  readonly yaml: string
  /** The object as JSON, or `refused`, `nothing` (a document without content) or `not a mapping`. */
  readonly kubectl: string
}

const areas = JSON.parse(readFileSync(new URL('yaml-cases.json', import.meta.url), 'utf8')) as Record<
  string,
  readonly (readonly [yaml: string, kubectl: string])[]
>

/**
 * Written by hand along the chapters of the YAML specification; the answers are kubectl's own (`bench/differential.mjs
 * --kubectl`).
 */
export const yamlCases: readonly YamlCase[] = Object.entries(areas).flatMap(([area, cases]) =>
  cases.map(([yaml, kubectl]) => ({ area, yaml, kubectl })),
)
