import type { Bundle } from '../plan'
import { bundleFile, manifestFiles } from './bundles'
import type { ApplierWriter, ReadInput } from './export'
import { type ApplierId, applierOf } from './rules'

/** Where the bundles are that no applier but `kubectl create` takes. */
const createdFile = (bundle: Bundle): string => `create/${bundleFile(bundle)}`

const created = manifestFiles(createdFile)

const isCreated = ({ verb }: Bundle): boolean => verb === 'create'

/**
 * An exporter whose applier refuses objects without a name of their own, some all others with them: those are in a
 * folder beside what the applier gets, for `kubectl create`. Exporters that bring them in themselves (`creates`) stay
 * as they are.
 */
export function withCreates(applier: ApplierId, exporter: ApplierWriter): ApplierWriter {
  if (applierOf(applier).creates) return exporter
  const { outputSizes } = exporter
  return {
    fileOf: (bundle, input) => (isCreated(bundle) ? createdFile(bundle) : exporter.fileOf(bundle, input)),
    bundles: input => [...exporter.bundles(only(input, false)), ...created.bundles(only(input, true))],
    additions: input => exporter.additions(only(input, false)),
    readBack(input, files) {
      const applied = exporter.readBack(only(input, false), files).values()
      const others = created.readBack(only(input, true), files).values()
      return input.plan.bundles.map(bundle => (isCreated(bundle) ? others : applied).next().value ?? null)
    },
    named(input, files) {
      const applied = only(input, false)
      return exporter.named?.(applied, files) ?? new Set(applied.plan.bundles.map(({ name }) => name))
    },
    ...(outputSizes ? { outputSizes: (input, files) => outputSizes(only(input, false), files) } : {}),
    howTo(input) {
      const files = input.plan.bundles.filter(isCreated).map(createdFile)
      const own = exporter.howTo(only(input, false))
      return files.length === 0
        ? own
        : `${own}
### Objects that get their names from the server

Every run makes them anew, so the above does not hold them. After the rest, as often as they are wanted:

${files.map(file => `    kubectl create -f ${file}\n`).join('')}`
    },
    cannot: input => exporter.cannot(only(input, false)),
  }
}

/** The same with those bundles alone that `kubectl create` brings in, or without them. */
function only<Input extends ReadInput>(input: Input, wanted: boolean): Input {
  const { plan } = input
  return { ...input, plan: { ...plan, bundles: plan.bundles.filter(bundle => isCreated(bundle) === wanted) } }
}
