import { formatCount } from '../../bytes'
import { helmTemplate, renderHelmTemplate } from '../../chart'
import { plainReleaseSize } from '../../encoding'
import { writeYaml } from '../../manifest'
import type { Bundle } from '../../plan'
import { bundleContent } from '../bundles'
import {
  type ApplierWriter,
  type ExportInput,
  maxIn,
  type OutputFile,
  type OutputSize,
  type ReadInput,
  textFile,
} from '../export'
import { mapping } from '../objects'

/** The chart itself, and the one for CRDs where the options ask for it. */
const folders = { chart: 'chart', crds: 'chart-crds' } as const

/**
 * A chart: CRDs under `crds/` as they are, everything else under `templates/`, escaped so that it renders to what it
 * was.
 */
export const helm: ApplierWriter = {
  fileOf,
  bundles: input =>
    input.plan.bundles.map(bundle => {
      const path = fileOf(bundle, input)
      const content = bundleContent(bundle, at => input.written[at])
      return { path, bytes: isTemplate(path) ? escaped(content) : content, executable: false }
    }),
  additions(input) {
    const used = new Set(input.plan.bundles.map(bundle => chartOf(fileOf(bundle, input))))
    // A chart of CRDs alone is still a chart.
    if (used.size === 0 || !isApart(input)) used.add(folders.chart)
    return [...used].map(folder => textFile(`${folder}/Chart.yaml`, chartFile(folder, input)))
  },
  readBack: (input, files) =>
    input.plan.bundles.map(bundle => {
      const path = fileOf(bundle, input)
      const content = files.get(path)?.bytes ?? null
      return content && isTemplate(path) ? rendered(content) : content
    }),
  outputSizes: releaseSizes,
  howTo(input) {
    const { name } = input.plan.settings
    const apart = input.plan.bundles.some(bundle => chartOf(fileOf(bundle, input)) === folders.crds)
    return `## Apply

${apart ? `    helm upgrade --install ${name}-crds ./${folders.crds} --wait\n` : ''}    helm upgrade --install ${name} ./${folders.chart} --namespace NAMESPACE${holdsNamespaces(input) ? '' : ' --create-namespace'} --wait

NAMESPACE is for the release and for objects that name none${holdsNamespaces(input) ? '; it must be in the cluster, and not be one of those that the chart brings' : ''}.

\`helm template ./${folders.chart}\` shows what it renders to: the documents as they were, since every \`{{\` of theirs is written as \`{{ "{{" }}\`.
${sizeLines(input)}`
  },
  cannot: input => [
    ...(isApart(input)
      ? []
      : [
          'What is under `crds/` is installed once, before everything else: Helm never upgrades or removes it. The option `crds=own-chart` makes a chart of the CRDs, which is upgraded.',
        ]),
    'Helm sorts by kind, whatever the order and number of the files, and waits between no two kinds: a custom resource in the chart of its CRD goes in only because `crds/` comes first.',
    'Each release is kept in a Secret of 1 MiB at most, which holds every file of the chart and what it renders to.',
    'Objects that are in the cluster already, and were not brought by this release, are refused without `--take-ownership`.',
  ],
}

function holdsNamespaces({ load, plan }: ReadInput): boolean {
  return plan.bundles.some(({ placements }) =>
    placements.some(({ resource }) => load.resources[resource]?.provides?.type === 'namespace'),
  )
}

function isApart({ options }: ReadInput): boolean {
  return options.crds === 'own-chart'
}

function fileOf(bundle: Bundle, input: ReadInput): string {
  if (!holdsCrdsOnly(bundle, input)) return `${folders.chart}/templates/${bundle.name}.yaml`
  return isApart(input) ? `${folders.crds}/templates/${bundle.name}.yaml` : `${folders.chart}/crds/${bundle.name}.yaml`
}

function holdsCrdsOnly({ placements }: Bundle, { load }: ReadInput): boolean {
  return placements.every(({ resource }) => load.resources[resource]?.provides?.type === 'crd')
}

function isTemplate(path: string): boolean {
  return path.includes('/templates/')
}

function chartOf(path: string): string {
  return path.slice(0, path.indexOf('/'))
}

/** Latin-1 is one character for each byte, so that what is no UTF-8 stays as it is too. */
function escaped(content: Uint8Array): Uint8Array {
  return content.includes(brace) ? fromLatin1(helmTemplate(toLatin1(content))) : content
}

function rendered(content: Uint8Array): Uint8Array | null {
  if (!content.includes(brace)) return content
  const text = renderHelmTemplate(toLatin1(content))
  return text === null ? null : fromLatin1(text)
}

const brace = 0x7b

function toLatin1(content: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < content.length; at += 0x4000)
    parts.push(String.fromCharCode(...content.subarray(at, at + 0x4000)))
  return parts.join('')
}

function fromLatin1(text: string): Uint8Array {
  return Uint8Array.from(text, character => character.charCodeAt(0))
}

function chartFile(folder: string, { plan, options }: ExportInput): string {
  const { version = '', 'app-version': appVersion = '' } = options
  return writeYaml(
    mapping({
      apiVersion: 'v2',
      name: folder === folders.crds ? `${plan.settings.name}-crds` : plan.settings.name,
      type: 'application',
      version: version.replace(/^v/, ''),
      ...(appVersion === '' ? {} : { appVersion }),
    }),
  )
}

function releaseSizes(input: ReadInput, files: ReadonlyMap<string, OutputFile>): OutputSize[] {
  const { version = '', 'app-version': appVersion = '' } = input.options
  return Object.values(folders).flatMap((folder): OutputSize[] => {
    const inChart = [...files.values()].filter(({ path }) => path.startsWith(`${folder}/`))
    if (inChart.length === 0) return []
    const chartFiles = inChart.map(({ path, bytes: content }) => ({ name: path.slice(folder.length + 1), content }))
    const templates = chartFiles.filter(({ name }) => name.startsWith('templates/'))
    const size = plainReleaseSize(
      { name: input.plan.settings.name, version, appVersion },
      templates,
      chartFiles.filter(({ name }) => name.startsWith('crds/')),
      templates.map(({ content }) => rendered(content) ?? content),
    )
    return [
      { limit: 'helm-release', of: folder, bytes: size, max: maxIn(input.plan, 'helm.release'), known: 'estimate' },
    ]
  })
}

function sizeLines(input: ExportInput): string {
  const files = [...helm.bundles(input), ...helm.additions(input)]
  return releaseSizes(input, new Map(files.map(file => [file.path, file])))
    .map(
      ({ of, bytes: size, max }) =>
        `The release Secret of \`${of}\` holds about ${formatCount(size)} of ${formatCount(max)} bytes${size > max ? ': **Helm refuses it.** Move the CRDs into a chart of their own, or bring the largest in another way' : ''}.\n`,
    )
    .join('')
}
