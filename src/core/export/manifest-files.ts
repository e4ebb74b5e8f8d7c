import type { Bundle } from '../plan'
import { bundleContent } from './bundle-content'
import type { Exporter, ExportFile, ExportInput, ReadInput } from './export'

/** How bundles travel that are manifests themselves: each in a file of its own, as it is. */
export function manifestFiles(fileOf: (bundle: Bundle) => string): Pick<Exporter, 'fileOf' | 'bundles' | 'readBack'> {
  return {
    fileOf,
    bundles: ({ plan, written }: ExportInput): ExportFile[] =>
      plan.bundles.map(bundle => ({
        path: fileOf(bundle),
        bytes: bundleContent(bundle, at => written[at]),
        executable: false,
      })),
    readBack: ({ plan }: ReadInput, files) => plan.bundles.map(bundle => files.get(fileOf(bundle))?.bytes ?? null),
  }
}

/** `10-crds.yaml` beside the others. */
export function bundleFile({ name }: Bundle): string {
  return `${name}.yaml`
}

/** `10-crds/10-crds-01.yaml`: a folder for each stage. */
export function stageFolderFile({ stage, name }: Bundle): string {
  return `${stage}/${name}.yaml`
}
