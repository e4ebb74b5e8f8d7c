import type { Mapping } from '../manifest'
import { loadResources } from '../resource'
import type { ExportFile } from './export'

/** The objects of a file of ours, as the applier's reader finds them; what it cannot read is not among them. */
export function readObjects({ path, bytes }: ExportFile): Mapping[] {
  const objects: Mapping[] = []
  loadResources([{ name: path, bytes }], {
    visit(_, value) {
      if (value) objects.push(value)
    },
  })
  return objects
}
