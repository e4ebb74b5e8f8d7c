import { formatCount } from '../../bytes'
import { jsonDocument } from '../../encoding'
import { isList, isMapping, type Mapping, writeYaml } from '../../manifest'
import type { Bundle } from '../../plan'
import { applyScript } from '../apply-script'
import { bundleContent, bundleFile, stagesOf } from '../bundles'
import { type ApplierWriter, type ExportInput, type OutputFile, textFile } from '../export'
import { mapping, readObjects } from '../objects'
import { applierOf } from '../rules'
import type { ScriptStage } from '../script-step'

const separator = '---\n'

/** For Open Cluster Management: a ManifestWork for each bundle, its objects as JSON, one a line. */
export const ocm: ApplierWriter = {
  fileOf: bundleFile,
  bundles: input => input.plan.bundles.map(bundle => textFile(bundleFile(bundle), manifestWork(bundle, input))),
  additions: input => [
    textFile(
      'apply.sh',
      applyScript(scriptStages(input), { fieldManager: 'plimsoll', forceConflicts: false, isServerSide: true }),
      true,
    ),
  ],
  readBack: ({ plan }, files) =>
    plan.bundles.map(bundle => {
      const file = files.get(bundleFile(bundle))
      return file ? readWork(bundle, file) : null
    }),
  howTo: ({ options }) => `## Apply

    ./apply.sh

Run it against the hub. It creates one ManifestWork a bundle in \`${options.namespace}\`, the namespace of the managed cluster, and waits until the agent has made each one's objects before
it goes on. \`kubectl get manifestworks --namespace ${options.namespace}\` shows how far they are.
`,
  cannot({ plan }) {
    const max = applierOf('ocm').most ?? 0
    const over = plan.bundles.filter(({ bytes }) => bytes > max).map(bundle => `\`${bundleFile(bundle)}\``)
    return [
      'A ManifestWork knows no order between works: the script waits. Inside a work the agent sorts by kind and tries again what failed.',
      `The hub refuses a work whose objects have more than ${formatCount(max)} bytes as JSON${over.length > 0 ? `, so these are refused: ${over.join(', ')}. A larger limit is set for the webhook of the hub` : ''}.`,
      'The agent of the cluster needs the rights to make these objects, which by default it has for none but a few kinds.',
    ]
  },
}

function workName({ name }: Bundle, { plan }: ExportInput): string {
  return `${plan.settings.name}-${name}`
}

function manifestWork(bundle: Bundle, input: ExportInput): string {
  const { options, load } = input
  const crds = bundle.placements.flatMap(({ resource: index }) => {
    const resource = load.resources[index]
    return resource?.provides?.type === 'crd' && resource.name !== null ? [resource.name] : []
  })
  const head = writeYaml(
    mapping({
      apiVersion: 'work.open-cluster-management.io/v1',
      kind: 'ManifestWork',
      metadata: mapping({ name: workName(bundle, input), namespace: options.namespace ?? '' }),
      spec: mapping({
        // A CRD may be too large for the annotation that the agent keeps of what it applied.
        ...(crds.length > 0 ? { manifestConfigs: crds.map(serverSideApply) } : {}),
        workload: mapping({ manifests: [] }),
      }),
    }),
  )
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bundleContent(bundle, at => input.written[at]))
  const items = text
    .slice(bundle.heading.length)
    .split('\n')
    .filter(line => line !== '' && line !== '---')
    .map(line => `    - ${line}\n`)
  return head.replace(/ \[\]\n$/, `\n${items.join('')}`)
}

function serverSideApply(name: string): Mapping {
  return mapping({
    resourceIdentifier: mapping({
      group: 'apiextensions.k8s.io',
      resource: 'customresourcedefinitions',
      namespace: '',
      name,
    }),
    updateStrategy: mapping({ type: 'ServerSideApply' }),
  })
}

/** The bundle as it was before its objects were put into the work: their JSON behind separator lines. */
function readWork({ heading }: Bundle, file: OutputFile): Uint8Array | null {
  const [work, ...others] = readObjects(file)
  if (work?.get('kind') !== 'ManifestWork' || others.length > 0) return null
  const spec = work.get('spec')
  const workload = isMapping(spec) ? spec.get('workload') : null
  const manifests = isMapping(workload) ? workload.get('manifests') : null
  if (!isList(manifests)) return null
  const documents = manifests.map(manifest => `${separator}${jsonDocument(manifest)}\n`)
  return new TextEncoder().encode(`${heading}${documents.join('')}`)
}

function scriptStages(input: ExportInput): ScriptStage[] {
  return stagesOf(input.plan).map(({ id, bundles }) => ({
    name: id,
    steps: bundles.flatMap(bundle => [
      { do: 'apply', file: bundleFile(bundle) } as const,
      {
        do: 'wait-condition',
        condition: 'Available',
        object: `manifestwork/${workName(bundle, input)}`,
        namespace: input.options.namespace ?? null,
        seconds: 300,
      } as const,
    ]),
  }))
}
