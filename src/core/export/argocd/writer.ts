import { utf8Length } from '../../bytes'
import { jsonDocument } from '../../encoding'
import type { Mapping } from '../../manifest'
import { createValueReader } from '../../resource'
import { holdsParents, manifestFiles, type PlannedStage, stageFolderFile, stagesOf } from '../bundles'
import { type ApplierWriter, type ExportInput, maxIn, type OutputFile, textFile } from '../export'
import { kustomizationFile } from '../kustomize/kustomization'
import { kustomizeLimits } from '../kustomize/writer'
import { mapping, yamlObjects } from '../objects'

/**
 * For Argo CD: an Application for each stage in the wave of its number, below one that holds them; or one Application,
 * in which a transformer of kustomize puts the wave of its stage on every object.
 */
export const argocd: ApplierWriter = {
  ...manifestFiles(stageFolderFile),
  additions(input) {
    const stages = stagesOf(input.plan)
    if (stages.length === 0) return []
    return input.options.waves === 'objects' ? wavesOnObjects(stages, input) : applications(stages, input)
  },
  howTo(input) {
    const { options } = input
    const onObjects = options.waves === 'objects'
    return `## Apply

1. Put this folder into the repository ${code(options.repository)} at \`${folderIn(input, '')}\`, and push it. Other places are other options of the export.
2. \`kubectl apply -f application.yaml\` brings in ${onObjects ? 'the Application' : 'the Application that holds one for each stage'}.

The waves are the numbers of the stages${hasOwnStage(stagesOf(input.plan)) ? ', a hundred times each to have room for those made by hand' : ''}${onObjects ? ': a transformer of kustomize puts them on the objects, in place of a wave or sync options that one had' : ''}. ${
      onObjects
        ? ''
        : `Argo CD waits between Applications only where it knows their health, which this in the ConfigMap \`argocd-cm\` tells it:

\`\`\`yaml
data:
  resource.customizations.health.argoproj.io_Application: |
    hs = {status = "Progressing", message = ""}
    if obj.status ~= nil and obj.status.health ~= nil then
      hs.status = obj.status.health.status
      if obj.status.health.message ~= nil then hs.message = obj.status.health.message end
    end
    return hs
\`\`\`
`
    }`
  },
  cannot: () => [
    'Inside a wave Argo CD sorts by kind and then by name, whatever the order of the files.',
    'It applies client-side unless `ServerSideApply=true` says otherwise; that is set where a resource is too large for the annotation of client-side apply, or everywhere with the option `server-side=always`.',
    'CRDs and Namespaces are not pruned: what is no longer in their stages stays in the cluster.',
    ...kustomizeLimits,
  ],
}

function applications(stages: readonly PlannedStage[], input: ExportInput): OutputFile[] {
  const { plan } = input
  const children = stages.map(stage =>
    application(`${plan.settings.name}-${stage.id}`, stage.id, input, {
      wave: waveOf(stage, stages),
      syncOptions: syncOptions(stage, input),
      prune: !holdsParents(stage, input.load),
    }),
  )
  const parent = application(plan.settings.name, 'applications', input, { wave: null, syncOptions: [], prune: false })
  return [
    ...stages.map(({ id, bundles }) =>
      kustomizationFile(
        id,
        bundles.map(({ name }) => `${name}.yaml`),
      ),
    ),
    ...stages.map((stage, index) => {
      const child = children[index]
      return textFile(`applications/${stage.id}.yaml`, yamlObjects(child ? [child] : []))
    }),
    textFile('application.yaml', yamlObjects([parent])),
  ]
}

function wavesOnObjects(stages: readonly PlannedStage[], input: ExportInput): OutputFile[] {
  return [
    ...stages.flatMap(stage => [
      textFile(`${stage.id}/wave.yaml`, yamlObjects([waveTransformer(stage, waveOf(stage, stages), input)])),
      kustomizationFile(
        stage.id,
        stage.bundles.map(({ name }) => `${name}.yaml`),
        {},
        ['wave.yaml'],
      ),
    ]),
    kustomizationFile(
      null,
      stages.map(({ id }) => id),
    ),
    textFile(
      'application.yaml',
      yamlObjects([application(input.plan.settings.name, '', input, { wave: null, syncOptions: [], prune: true })]),
    ),
  ]
}

const byHand = /^\d+[b-z]-/

/**
 * The number of a stage: waves are numbers too, and may leave gaps. A stage made by hand (`60b`) needs one between two
 * of them.
 */
function waveOf({ id }: PlannedStage, stages: readonly PlannedStage[]): string {
  const number = Number.parseInt(id, 10)
  if (!hasOwnStage(stages)) return String(number)
  const letter = byHand.test(id) ? id.charCodeAt(id.indexOf('-') - 1) - 'a'.charCodeAt(0) : 0
  return String(number * 100 + letter)
}

function hasOwnStage(stages: readonly PlannedStage[]): boolean {
  return stages.some(({ id }) => byHand.test(id))
}

/** Whether something in it is of a kind that the cluster learns from an earlier wave, or must know already. */
function holdsCustom({ bundles }: PlannedStage): boolean {
  const reasons = bundles.flatMap(({ placements }) => placements.flatMap(placement => placement.reasons))
  return reasons.some(
    reason =>
      reason.code === 'kind-not-in-input' ||
      (reason.code === 'after' && (reason.field === 'custom-resource-definition' || reason.field === 'api-service')),
  )
}

function syncOptions(stage: PlannedStage, input: ExportInput): string[] {
  return [
    ...(needsServerSide(stage, input) ? ['ServerSideApply=true'] : []),
    ...(holdsCustom(stage) ? ['SkipDryRunOnMissingResource=true'] : []),
  ]
}

function waveTransformer(stage: PlannedStage, wave: string, input: ExportInput): Mapping {
  const options = [...syncOptions(stage, input), ...(holdsParents(stage, input.load) ? ['Prune=false'] : [])]
  return mapping({
    apiVersion: 'builtin',
    kind: 'AnnotationsTransformer',
    metadata: mapping({ name: 'wave' }),
    annotations: mapping({
      'argocd.argoproj.io/sync-wave': wave,
      ...(options.length > 0 ? { 'argocd.argoproj.io/sync-options': options.join(',') } : {}),
    }),
    // On the objects alone: its usual rule annotates the templates of workloads too.
    fieldSpecs: [mapping({ path: 'metadata/annotations', create: true })],
  })
}

function application(
  name: string,
  folder: string,
  input: ExportInput,
  { wave, syncOptions, prune }: { wave: string | null; syncOptions: readonly string[]; prune: boolean },
): Mapping {
  const { options } = input
  const isParent = folder === 'applications'
  return mapping({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: mapping({
      name,
      namespace: options['argocd-namespace'] ?? '',
      ...(wave === null ? {} : { annotations: mapping({ 'argocd.argoproj.io/sync-wave': wave }) }),
    }),
    spec: mapping({
      project: options.project ?? '',
      source: mapping({
        repoURL: options.repository ?? '',
        targetRevision: options.revision ?? '',
        path: folderIn(input, folder),
      }),
      destination: mapping({
        server: isParent ? 'https://kubernetes.default.svc' : (options.server ?? ''),
        namespace: isParent ? (options['argocd-namespace'] ?? '') : (options.namespace ?? ''),
      }),
      syncPolicy: mapping({
        automated: mapping({ prune: options.prune === 'true' && prune, selfHeal: true }),
        ...(syncOptions.length > 0 ? { syncOptions } : {}),
      }),
    }),
  })
}

function folderIn({ options }: ExportInput, folder: string): string {
  const parts = [options.path, folder].filter(part => part !== undefined && part !== '' && part !== '.')
  return parts.length === 0 ? '.' : parts.join('/')
}

function code(text = ''): string {
  return `\`${text.replaceAll('`', '')}\``
}

/**
 * What Argo CD adds to the annotations: `argocd.argoproj.io/tracking-id` with the object's name (limits facts, section
 * 9).
 */
const trackingBytes = 350

function needsServerSide({ bundles }: PlannedStage, { load, plan, options }: ExportInput): boolean {
  if (options['server-side'] === 'always') return true
  const most = maxIn(plan, 'apply.last-applied') - trackingBytes
  const readValue = createValueReader(load)
  return (
    bundles
      .flatMap(({ placements }) => placements)
      // As JSON a text grows sixfold at most: `<` becomes \u003c.
      .filter(({ bytes }) => bytes * 6 > most)
      .some(({ resource: index }) => {
        const resource = load.resources[index]
        const value = resource && readValue(resource)
        return value ? utf8Length(jsonDocument(value).replace(/[<>&]/g, '______')) > most : false
      })
  )
}
