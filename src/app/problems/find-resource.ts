import type { ProblemReport, ResourceReport } from '../../core/analysis'

/** Index of the resource whose lines hold a problem's place; null for a problem of a source as a whole. */
export function findResource(resources: readonly ResourceReport[], { source, line }: ProblemReport): number | null {
  const index = resources.findIndex(
    resource => resource.source === source && resource.line <= line && line < resource.line + resource.lines,
  )
  return index < 0 ? null : index
}
